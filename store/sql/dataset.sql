-- The version of the data, when it last changed, and how many places there are
-- in each category, in the order of the menu.
SELECT v.version, v.changed_at,
       ARRAY(SELECT slug FROM categories ORDER BY position) AS categories,
       ARRAY(
           SELECT (SELECT count(*) FROM places p WHERE p.category_id = c.id)
           FROM categories c
           ORDER BY position
       ) AS counts
FROM dataset_version v
