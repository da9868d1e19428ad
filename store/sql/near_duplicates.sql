-- Pairs of places of two sources that are the same to people (same name, same
-- category, at most 30 m apart), by name. For the bands see hide_duplicates.sql.
WITH banded AS MATERIALIZED (
    SELECT id, source, external_id, category_id, name, geog, hidden_by IS NOT NULL AS hidden,
           floor(lat * 3600) AS band
    FROM places
), beside AS MATERIALIZED (
    SELECT id, source, external_id, category_id, name, geog, hidden, band + step AS band
    FROM banded
    CROSS JOIN generate_series(-1, 1) step
)
SELECT a.name, c.slug AS category, ST_Distance(a.geog, b.geog) AS distance,
       a.id AS a_id, a.source AS a_source, a.external_id AS a_external_id, a.hidden AS a_hidden,
       b.id AS b_id, b.source AS b_source, b.external_id AS b_external_id, b.hidden AS b_hidden
FROM banded a
JOIN beside b USING (name, category_id, band)
JOIN categories c ON c.id = a.category_id
WHERE a.source COLLATE "C" < b.source COLLATE "C"
  AND ST_DWithin(a.geog, b.geog, 30)
ORDER BY a.name COLLATE "C", a.id, b.id
