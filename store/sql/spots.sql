-- Where all places are, and of which category, in a fixed order.
SELECT p.lat, p.lng, c.slug AS category
FROM places p
JOIN categories c ON c.id = p.category_id
ORDER BY p.id
