-- Staged places and places of other sources that have the same name within
-- 1.2 km, at most @most: were the staged ones read on the wrong datum, they all
-- lie off the others the same way. One staged place in @step is enough, and those around
-- China, the only ones that can be shifted.
--
-- Cut into cells of 1.4 km of latitude and, there, at least as much of longitude, of
-- which each staged place is in nine, so that the join is by equal keys.
WITH sampled AS MATERIALIZED (
    SELECT s.source, s.name, s.category_id, s.lat, s.lng,
           floor(s.lat / 0.0125) + north AS band, floor(s.lng / 0.0225) + east AS cell
    FROM staged s
    CROSS JOIN generate_series(-1, 1) north
    CROSS JOIN generate_series(-1, 1) east
    WHERE s.line % @step::bigint = 0
      AND s.lat BETWEEN 0 AND 56
      AND s.lng BETWEEN 72 AND 138
)
SELECT s.lat, s.lng, p.lat AS known_lat, p.lng AS known_lng
FROM sampled s
JOIN places p ON p.name = s.name
             AND p.category_id = s.category_id
             AND floor(p.lat / 0.0125) = s.band
             AND floor(p.lng / 0.0225) = s.cell
WHERE p.source <> s.source
  AND ST_DWithin(p.geog, ST_SetSRID(ST_MakePoint(s.lng, s.lat), 4326)::geography, 1200)
LIMIT @most
