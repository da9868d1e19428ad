-- The extensions stay: other schemas of the database may use them.
DROP TABLE dataset_version;
DROP TABLE places;
DROP TABLE categories;
