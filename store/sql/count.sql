-- For each asked category, how many shown places lie within @radius metres of
-- the point and match, counted to @most and no further, with the version of the
-- data. Of transit the different names come instead, each with the kinds on a second
-- line, for which all must be read: what people count are stations, and package place
-- tells the station from these, of its entrances and of the sides of its street.
SELECT c.slug AS category, counted.places, counted.stops,
       (SELECT version FROM dataset_version) AS version
FROM categories c
CROSS JOIN LATERAL (
    SELECT count(*) AS places,
           array_agg(DISTINCT inside.stop) FILTER (WHERE c.slug = 'transit') AS stops
    FROM (
        SELECT p.name || E'\n' || p.kinds AS stop
        FROM places p
        WHERE p.category_id = c.id
          AND p.hidden_by IS NULL
          AND {matches}
          AND ST_DWithin(p.geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography, @radius::float8)
        LIMIT CASE WHEN c.slug = 'transit' THEN NULL ELSE @most::int END
    ) inside
) counted
WHERE cardinality(@categories::text[]) = 0 OR c.slug = ANY (@categories::text[])
