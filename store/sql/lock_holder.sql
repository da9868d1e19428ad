-- Who holds an advisory lock of this database. When it began is only shown to the same
-- role and to monitors.
SELECT a.pid, a.usename AS role, a.application_name AS application,
       coalesce(host(a.client_addr), '') AS address, a.xact_start AS since
FROM pg_locks l
JOIN pg_stat_activity a USING (pid)
WHERE l.locktype = 'advisory'
  AND l.granted
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND l.classid = (@lock::bigint >> 32)::bigint::oid
  AND l.objid = (@lock::bigint & 4294967295)::oid
  AND l.objsubid = 1
LIMIT 1
