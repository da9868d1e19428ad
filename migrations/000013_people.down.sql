BEGIN;
SET LOCAL lock_timeout = '10s';
ALTER TABLE access_tokens DROP COLUMN holder, DROP COLUMN held_until;
DROP TABLE people;
COMMIT;
