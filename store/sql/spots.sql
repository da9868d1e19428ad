-- Where all places are, of which category, and by what they are known, in a fixed order.
SELECT p.lat, p.lng, c.slug AS category, p.name, p.name_en, p.lines
FROM places p
JOIN categories c ON c.id = p.category_id
ORDER BY p.id
