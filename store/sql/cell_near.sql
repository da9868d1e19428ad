-- The @limit shown places of one category nearest to the point on the sphere, nearest
-- first, each with the version of the data; one row with id 0 when there is none.
--
-- No radius: the index gives the nearest one after the other, and knowing how
-- far they are is what makes a large cell of an empty country.
SELECT v.version,
       COALESCE(p.id, 0) AS id, COALESCE(p.source, '') AS source, COALESCE(p.external_id, '') AS external_id,
       COALESCE(p.name, '') AS name, COALESCE(p.name_en, '') AS name_en, COALESCE(p.address, '') AS address,
       COALESCE(p.phone, '') AS phone, COALESCE(p.lines, '') AS lines, COALESCE(p.opening_hours, '') AS opening_hours,
       COALESCE(p.zone, '') AS zone,
       COALESCE(p.rating, 0) AS rating, COALESCE(p.price, '') AS price, COALESCE(p.url, '') AS url,
       COALESCE(p.image_url, '') AS image_url, COALESCE(p.audio_url, '') AS audio_url,
       COALESCE(p.lat, 0) AS lat, COALESCE(p.lng, 0) AS lng
FROM dataset_version v
LEFT JOIN LATERAL (
    SELECT *
    FROM places s
    WHERE s.category_id = @category::smallint
      AND s.hidden_by IS NULL
    ORDER BY s.geog <-> ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography
    LIMIT @limit::int
) p ON true
