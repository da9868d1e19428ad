-- Where the shown places of one category within @radius metres of the point on the sphere
-- are and what they are called, or their addresses if @addresses, at most @most of them,
-- each with the version of the data. Without any there is one row, of id 0.
SELECT coalesce(p.id, 0), coalesce(p.lat, 0), coalesce(p.lng, 0),
       CASE WHEN @addresses::bool THEN '' ELSE coalesce(p.name, '') END,
       CASE WHEN @addresses::bool THEN '' ELSE coalesce(p.name_en, '') END,
       CASE WHEN @addresses::bool THEN '' ELSE coalesce(p.kind, '') END,
       CASE WHEN @addresses::bool THEN '' ELSE coalesce(p.kinds, '') END,
       CASE WHEN @addresses::bool THEN '' ELSE coalesce(p.lines || ';' || p.twin_lines, '') END,
       CASE WHEN @addresses::bool THEN coalesce(p.address, '') ELSE '' END,
       CASE WHEN @stations::bool THEN coalesce(p.name || E'\n' || p.kinds, '') ELSE '' END,
       v.version
FROM dataset_version v
LEFT JOIN LATERAL (
    SELECT *
    FROM places
    WHERE category_id = @category::smallint
      AND hidden_by IS NULL
      AND ST_DWithin(geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography, @radius::float8, false)
    LIMIT @most::int
) p ON true
