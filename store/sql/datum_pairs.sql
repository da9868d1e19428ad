-- Staged places and places of other sources that have the same name within
-- 1.2 km, at most @most: were the staged ones read on the wrong datum, they all
-- lie off the others the same way. One staged place in @step is enough.
SELECT s.lat, s.lng, p.lat AS known_lat, p.lng AS known_lng
FROM (
    SELECT source, name, category_id, lat, lng
    FROM staged
    WHERE line % @step::bigint = 0
) s
JOIN places p ON p.name = s.name AND p.category_id = s.category_id
WHERE p.source <> s.source
  AND ST_DWithin(p.geog, ST_SetSRID(ST_MakePoint(s.lng, s.lat), 4326)::geography, 1200)
LIMIT @most
