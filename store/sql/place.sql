-- One place by its id.
SELECT p.id, p.source, p.external_id, c.slug AS category,
       p.name, p.name_en, p.address, p.phone, p.lines, p.opening_hours, p.zone,
       p.rating, p.price, p.url, p.image_url, p.audio_url, p.lat, p.lng
FROM places p
JOIN categories c ON c.id = p.category_id
WHERE p.id = @id
