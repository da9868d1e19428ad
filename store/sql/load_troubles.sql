-- Of each source whose last load failed, or was undone, when that was.
SELECT source, false AS undone, failed_at AS at
FROM failed_loads
UNION ALL
SELECT source, true, undone_at
FROM (SELECT DISTINCT ON (source) source, undone_at FROM loads ORDER BY source, id DESC) AS last
WHERE undone_at IS NOT NULL
  AND source NOT IN (SELECT source FROM failed_loads)
ORDER BY source
