-- The version of the data, and every category in the order of the menu.
SELECT v.version, array_agg(c.id ORDER BY c.position) AS ids, array_agg(c.slug ORDER BY c.position) AS slugs
FROM dataset_version v
LEFT JOIN categories c ON true
GROUP BY v.version
