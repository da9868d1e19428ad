-- Every category, in the order of the menu.
SELECT id, slug, name_zh, name_en, aliases, position
FROM categories
ORDER BY position
