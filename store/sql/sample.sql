-- Up to @most places from all over the data: all of them when there are no more,
-- else an even sample, the same each time. The share follows from the planner's
-- estimate of their number, which every load renews.
SELECT p.lat, p.lng, c.slug AS category
FROM places p
TABLESAMPLE BERNOULLI ((
    SELECT least(100, 100.0 * @most::int / greatest(reltuples, 1))::real
    FROM pg_class
    WHERE oid = 'places'::regclass
)) REPEATABLE (1)
JOIN categories c ON c.id = p.category_id
LIMIT @most::int
