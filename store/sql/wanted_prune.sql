-- Deletes the squares beyond the most wanted, and those that nobody wants any more.
DELETE FROM wanted_squares
WHERE searches = 0
   OR square NOT IN (SELECT square FROM wanted_squares ORDER BY searches DESC, square LIMIT @most::int)
