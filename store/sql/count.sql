-- For each asked category, how many shown places lie within @radius metres of
-- the point and match, counted to @most and no further, with the version of the
-- data. Stops of one name count once, for which all must be read: to people the
-- two sides of a street are one stop. Hashes of names sort faster than names.
SELECT c.slug AS category, counted.places,
       (SELECT version FROM dataset_version) AS version
FROM categories c
CROSS JOIN LATERAL (
    SELECT least(@most::int, count(DISTINCT CASE WHEN c.slug = 'transit' THEN hashtextextended(inside.name, 0) ELSE inside.id END)) AS places
    FROM (
        SELECT p.id, p.name
        FROM places p
        WHERE p.category_id = c.id
          AND p.hidden_by IS NULL
          AND {matches}
          AND ST_DWithin(p.geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography, @radius::float8)
        LIMIT CASE WHEN c.slug = 'transit' THEN NULL ELSE @most::int END
    ) inside
) counted
WHERE cardinality(@categories::text[]) = 0 OR c.slug = ANY (@categories::text[])
