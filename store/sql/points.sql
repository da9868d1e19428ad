-- Where the shown places of one category within @radius metres of the point on the
-- sphere are, at most @most of them, with the version of the data; if @named, each
-- with its name and, on a second line, its kinds.
SELECT v.version, s.ids, s.lats, s.lngs, s.names
FROM dataset_version v
CROSS JOIN LATERAL (
    SELECT array_agg(id) AS ids, array_agg(lat) AS lats, array_agg(lng) AS lngs,
           array_agg(stop) FILTER (WHERE @named::bool) AS names
    FROM (
        SELECT p.id, p.lat, p.lng, p.name || E'\n' || p.kinds AS stop
        FROM places p
        WHERE p.category_id = @category::smallint
          AND p.hidden_by IS NULL
          AND ST_DWithin(p.geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography, @radius::float8, false)
        LIMIT @most::int
    ) inside
) s
