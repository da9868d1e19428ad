-- Who has had a transaction open for longest in this database, and so may hold the lock
-- that a migration waits for. What it does is only shown to the same role and to superusers.
SELECT format('process %s of role %s (%s)', pid, coalesce(usename, '?'),
       coalesce(nullif(application_name, ''), 'without a name'))
FROM pg_stat_activity
WHERE datname = current_database()
  AND pid <> pg_backend_pid()
  AND xact_start IS NOT NULL
ORDER BY xact_start
LIMIT 1
