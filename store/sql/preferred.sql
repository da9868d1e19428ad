-- The preferred sources, the most preferred first.
SELECT source
FROM preferred_sources
ORDER BY position
