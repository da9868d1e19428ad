-- One place by its id.
SELECT p.id, p.source, p.external_id, c.slug AS category, {p.shown}
FROM places p
JOIN categories c ON c.id = p.category_id
WHERE p.id = @id
