-- Every source there are places of, with how many, and its position among the
-- preferred ones; 0 for one that is not preferred.
SELECT p.source AS name, count(*) AS places, coalesce(max(s.position), 0)::int AS position
FROM places p
LEFT JOIN preferred_sources s USING (source)
GROUP BY p.source
ORDER BY p.source COLLATE "C"
