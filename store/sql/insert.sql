-- Inserts the staged rows that are no places of their sources yet, in the order of the
-- index on their ids, which is then written from its beginning to its end, now and by
-- every later load.
INSERT INTO places (source, external_id, category_id, {columns}, load_id)
SELECT s.source, s.external_id, s.category_id, {s.columns}, @load
FROM staged s
WHERE NOT EXISTS (SELECT FROM places p WHERE p.source = s.source AND p.external_id = s.external_id)
ORDER BY s.source, s.external_id
