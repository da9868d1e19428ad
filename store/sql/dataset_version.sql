-- The version of the data alone, which changes with every load: cheap enough to
-- ask again and again.
SELECT version
FROM dataset_version
