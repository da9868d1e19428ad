-- Where the shown places of one category within @radius metres of the point on the
-- sphere are, at most @most of them, each with a hash of its name; with the
-- version of the data.
SELECT v.version, s.lats, s.lngs, s.names
FROM dataset_version v
CROSS JOIN LATERAL (
    SELECT array_agg(lat) AS lats, array_agg(lng) AS lngs, array_agg(hashtextextended(name, 0)) AS names
    FROM (
        SELECT p.lat, p.lng, p.name
        FROM places p
        WHERE p.category_id = @category::smallint
          AND p.hidden_by IS NULL
          AND ST_DWithin(p.geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography, @radius::float8, false)
        LIMIT @most::int
    ) inside
) s
