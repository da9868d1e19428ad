BEGIN;
SET LOCAL lock_timeout = '10s';
ALTER TABLE replaced_places DROP COLUMN zone;
ALTER TABLE places DROP COLUMN zone;
COMMIT;
