ALTER TABLE replaced_places DROP COLUMN zone;
ALTER TABLE places DROP COLUMN zone;
