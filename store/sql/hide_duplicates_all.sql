-- Marks, of the places of the sources at @position, those of which a more
-- preferred source shows the same: same name, same category, at most 30 m away.
-- Sources that are not preferred stand together at @last. Of several that it
-- could be hidden by it is the most preferred, then the nearest.
--
-- Both are cut into bands of one second of latitude (30.7 to 31.0 m), so that the
-- join is by equal keys: a chain has thousands of places of one name. Materialized,
-- or else the planner measures all distances within a name before it looks at bands.
WITH own AS MATERIALIZED (
    SELECT p.id, p.name, p.category_id, p.geog, floor(p.lat * 3600) AS band
    FROM places p
    LEFT JOIN preferred_sources s USING (source)
    WHERE coalesce(s.position, @last::int) = @position::int
), better AS MATERIALIZED (
    SELECT p.id, p.name, p.category_id, p.geog, floor(p.lat * 3600) + step AS band, s.position
    FROM places p
    JOIN preferred_sources s USING (source)
    CROSS JOIN generate_series(-1, 1) step
    WHERE s.position < @position::int
      AND p.hidden_by IS NULL
), duplicates AS (
    SELECT DISTINCT ON (own.id) own.id, better.id AS shown
    FROM own
    JOIN better USING (name, category_id, band)
    WHERE ST_DWithin(own.geog, better.geog, 30)
    ORDER BY own.id, better.position, ST_Distance(own.geog, better.geog), better.id
)
UPDATE places p
SET hidden_by = duplicates.shown
FROM own
LEFT JOIN duplicates USING (id)
WHERE p.id = own.id
  AND p.hidden_by IS DISTINCT FROM duplicates.shown
