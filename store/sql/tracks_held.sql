-- The tracks of a source that hold, in their order.
SELECT line,
       ARRAY(SELECT ST_Y(p.geom) FROM ST_DumpPoints(t.path::geometry) p ORDER BY p.path),
       ARRAY(SELECT ST_X(p.geom) FROM ST_DumpPoints(t.path::geometry) p ORDER BY p.path)
FROM tracks t
WHERE source = @source
  AND replaced_by IS NULL
ORDER BY id
