-- The places with these ids, each with the version of the data; a row with id 0 when
-- there is none.
SELECT v.version,
       COALESCE(p.id, 0) AS id, COALESCE(p.source, '') AS source, COALESCE(p.external_id, '') AS external_id,
       COALESCE(c.slug, '') AS category,
       COALESCE(p.name, '') AS name, COALESCE(p.name_en, '') AS name_en, COALESCE(p.address, '') AS address,
       COALESCE(p.phone, '') AS phone, COALESCE(p.lines, '') AS lines, COALESCE(p.opening_hours, '') AS opening_hours,
       COALESCE(p.zone, '') AS zone,
       COALESCE(p.rating, 0) AS rating, COALESCE(p.price, '') AS price, COALESCE(p.url, '') AS url,
       COALESCE(p.image_url, '') AS image_url, COALESCE(p.audio_url, '') AS audio_url,
       COALESCE(p.lat, 0) AS lat, COALESCE(p.lng, 0) AS lng
FROM dataset_version v
LEFT JOIN places p ON p.id = ANY (@ids::bigint[])
LEFT JOIN categories c ON c.id = p.category_id
