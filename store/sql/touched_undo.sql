-- Notes where the places are that undoing @load takes out or changes, and where those
-- will be that it puts back.
INSERT INTO touched (name, category_id, geog)
SELECT p.name, p.category_id, p.geog
FROM places p
WHERE p.load_id = @load
   OR p.id IN (SELECT id FROM replaced_places WHERE load_id = @load)
UNION ALL
SELECT name, category_id, ST_SetSRID(ST_MakePoint(lng, lat), 4326)::geography
FROM replaced_places
WHERE load_id = @load
