ALTER TABLE access_tokens DROP COLUMN holder, DROP COLUMN held_until;
DROP TABLE people;
