-- The sources of the staged rows.
SELECT coalesce(array_agg(DISTINCT source ORDER BY source), '{}')
FROM staged
