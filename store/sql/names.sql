-- The names of the shown places within @radius metres of the point, at most @most of them.
SELECT p.name, p.name_en
FROM places p
JOIN categories c ON c.id = p.category_id
WHERE p.hidden_by IS NULL
  AND (cardinality(@categories::text[]) = 0 OR c.slug = ANY (@categories::text[]))
  AND ST_DWithin(p.geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography, @radius::float8)
LIMIT @most::int
