-- The places with these ids that there are, each with the version of the data.
SELECT p.id, p.source, p.external_id, c.slug AS category, {p.shown},
       (SELECT version FROM dataset_version) AS version
FROM places p
JOIN categories c ON c.id = p.category_id
WHERE p.id = ANY (@ids::bigint[])
