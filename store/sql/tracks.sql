-- Where lines run within @radius metres of a point, the nearest first.
SELECT line,
       ARRAY(SELECT ST_Y(p.geom) FROM ST_DumpPoints(t.path::geometry) p ORDER BY p.path),
       ARRAY(SELECT ST_X(p.geom) FROM ST_DumpPoints(t.path::geometry) p ORDER BY p.path)
FROM tracks t
WHERE replaced_by IS NULL
  AND ST_DWithin(t.path, ST_SetSRID(ST_MakePoint(@lng, @lat), 4326)::geography, @radius)
ORDER BY ST_Distance(t.path, ST_SetSRID(ST_MakePoint(@lng, @lat), 4326)::geography), line, id
LIMIT @most
