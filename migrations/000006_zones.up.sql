-- The time zone of a place (IANA), filled by loads: '' where it is not known, and
-- for places loaded before, until their file is loaded again.
BEGIN;
SET LOCAL lock_timeout = '10s';
ALTER TABLE places ADD COLUMN zone text NOT NULL DEFAULT '';
ALTER TABLE replaced_places ADD COLUMN zone text NOT NULL DEFAULT '';
COMMIT;
