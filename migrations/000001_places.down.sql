-- The extensions stay: other schemas of the database may use them.
BEGIN;
SET LOCAL lock_timeout = '10s';
DROP TABLE dataset_version;
DROP TABLE places;
DROP TABLE categories;
COMMIT;
