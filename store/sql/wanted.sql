-- The squares that most searches came from, those first.
SELECT square
FROM wanted_squares
ORDER BY searches DESC, square
LIMIT @most::int
