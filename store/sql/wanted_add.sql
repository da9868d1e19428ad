-- Adds searches to squares. What was added before counts for half as much, so that squares
-- where nobody asks any more are soon those with the fewest.
WITH fewer AS (
    SELECT square, searches / 2 AS searches FROM wanted_squares
), added AS (
    SELECT square, searches FROM unnest(@squares::bigint[], @searches::int[]) AS a (square, searches)
)
INSERT INTO wanted_squares AS w (square, searches)
SELECT square, sum(searches)
FROM (SELECT * FROM fewer UNION ALL SELECT * FROM added) AS s
GROUP BY square
ON CONFLICT (square) DO UPDATE SET searches = excluded.searches
