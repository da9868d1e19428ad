-- Notes where the places were that @load has replaced, and where those are that it has
-- changed, or inserted, which have ids beyond @last.
INSERT INTO touched (name, category_id, geog)
SELECT name, category_id, ST_SetSRID(ST_MakePoint(lng, lat), 4326)::geography
FROM replaced_places
WHERE load_id = @load
UNION ALL
SELECT p.name, p.category_id, p.geog
FROM replaced_places r
JOIN places p USING (id)
WHERE r.load_id = @load
UNION ALL
SELECT p.name, p.category_id, p.geog
FROM places p
WHERE p.id > @last
