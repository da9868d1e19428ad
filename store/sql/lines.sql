-- The different lines that shown stops within @radius metres of the point list, each
-- as it is written there.
SELECT DISTINCT unnest(string_to_array(concat_ws(';', nullif(p.lines, ''), nullif(p.twin_lines, '')), ';'))
FROM places p
JOIN categories c ON c.id = p.category_id
WHERE c.slug = 'transit'
  AND (p.lines <> '' OR p.twin_lines <> '')
  AND p.hidden_by IS NULL
  AND ST_DWithin(p.geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography, @radius::float8)
