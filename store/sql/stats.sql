-- What is known of the places: of each source, of each category, and of all (both
-- empty), with how many have nothing in a field.
SELECT coalesce(p.source, '') AS source, coalesce(c.slug, '') AS category,
       count(*) AS places,
       count(p.hidden_by) AS left_out,
       min(p.updated_at) AS oldest, max(p.updated_at) AS newest,
       count(*) FILTER (WHERE p.updated_at > now() - interval '30 days') AS month,
       count(*) FILTER (WHERE p.updated_at > now() - interval '90 days') AS quarter,
       count(*) FILTER (WHERE p.updated_at > now() - interval '365 days') AS year,
       count(*) FILTER (WHERE p.name_en = '') AS name_en,
       count(*) FILTER (WHERE p.kind = '') AS kind,
       count(*) FILTER (WHERE p.address = '') AS address,
       count(*) FILTER (WHERE p.phone = '') AS phone,
       count(*) FILTER (WHERE p.lines = '') AS lines,
       count(*) FILTER (WHERE p.opening_hours = '') AS opening_hours,
       count(*) FILTER (WHERE p.rating = 0) AS rating,
       count(*) FILTER (WHERE p.price = '') AS price,
       count(*) FILTER (WHERE p.url = '') AS url,
       count(*) FILTER (WHERE p.image_url = '') AS image_url,
       count(*) FILTER (WHERE p.audio_url = '') AS audio_url,
       count(*) FILTER (WHERE p.wheelchair = '') AS wheelchair,
       count(*) FILTER (WHERE p.status = '') AS status
FROM places p
JOIN categories c ON c.id = p.category_id
GROUP BY GROUPING SETS ((p.source), (c.slug), ())
HAVING count(*) > 0
ORDER BY p.source COLLATE "C", c.slug COLLATE "C"
