-- Every field of the places of a source and a category (each empty: of all), by
-- source and external id, whatever the order of the database's language.
SELECT p.id, p.source, p.external_id, c.slug AS category, {p.columns}
FROM places p
JOIN categories c ON c.id = p.category_id
WHERE (@source::text = '' OR p.source = @source::text)
  AND (@category::text = '' OR c.slug = @category::text)
ORDER BY p.source COLLATE "C", p.external_id COLLATE "C"
