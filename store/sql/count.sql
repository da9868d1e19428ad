-- For each asked category, how many places lie within @radius metres of the
-- point and match @pattern (empty: all), counted to @most and no further.
SELECT c.slug AS category, counted.places
FROM categories c
CROSS JOIN LATERAL (
    SELECT count(*) AS places
    FROM (
        SELECT
        FROM places p
        WHERE p.category_id = c.id
          AND (@pattern::text = ''
               OR p.name ILIKE @pattern OR p.name_en ILIKE @pattern
               OR p.address ILIKE @pattern OR p.lines ILIKE @pattern)
          AND ST_DWithin(p.geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography, @radius::float8)
        LIMIT @most::int
    ) inside
) counted
WHERE cardinality(@categories::text[]) = 0 OR c.slug = ANY (@categories::text[])
