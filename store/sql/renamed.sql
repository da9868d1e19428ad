-- Pairs a place that the staged rows no longer have with a staged row whose id is new,
-- where both have one name and lie at most 50 m apart. A pair is certain when the two
-- are at one point (3 m) and nothing else of the name is at it, or when nothing else of
-- the name is near either.
--
-- Cut into bands of two seconds of latitude (61 m), so that the join is by equal keys.
INSERT INTO renamed (id, line, certain)
WITH gone AS MATERIALIZED (
    SELECT p.id, p.source, p.category_id, name_key(p.name) AS key
    FROM places p
    LEFT JOIN staged s USING (source, external_id)
    WHERE p.source = ANY (@sources::text[])
      AND s.line IS NULL
), fresh AS MATERIALIZED (
    SELECT s.line, s.source, s.category_id, name_key(s.name) AS key
    FROM staged s
    LEFT JOIN places p USING (source, external_id)
    WHERE p.id IS NULL
), keys AS MATERIALIZED (
    SELECT source, category_id, key FROM gone
    INTERSECT
    SELECT source, category_id, key FROM fresh
), before AS MATERIALIZED (
    SELECT p.id, source, category_id, key, p.geog, floor(p.lat * 1800) AS band
    FROM (SELECT *, name_key(name) AS key FROM places WHERE source = ANY (@sources::text[])) p
    JOIN keys USING (source, category_id, key)
), after AS MATERIALIZED (
    SELECT s.line, source, category_id, key, ST_SetSRID(ST_MakePoint(s.lng, s.lat), 4326)::geography AS geog,
           floor(s.lat * 1800) + step AS band
    FROM (SELECT *, name_key(name) AS key FROM staged) s
    JOIN keys USING (source, category_id, key)
    CROSS JOIN generate_series(-1, 1) step
), near AS (
    SELECT before.id, after.line, ST_Distance(before.geog, after.geog) <= 3 AS same_point
    FROM before
    JOIN after USING (source, category_id, key, band)
    WHERE ST_DWithin(before.geog, after.geog, 50)
), counted AS (
    SELECT id, line,
           count(*) OVER place = 1 AND count(*) OVER row = 1 AS alone,
           same_point
               AND count(*) FILTER (WHERE same_point) OVER place = 1
               AND count(*) FILTER (WHERE same_point) OVER row = 1 AS alone_at_point
    FROM near
    WINDOW place AS (PARTITION BY id), row AS (PARTITION BY line)
)
SELECT counted.id, counted.line, alone OR alone_at_point AS certain
FROM counted
JOIN gone USING (id)
JOIN fresh USING (line)
