DROP TABLE replaced_places;
ALTER TABLE places DROP COLUMN load_id;
DROP TABLE loads;
