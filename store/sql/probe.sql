-- The version of the data, whether the server is a standby, and for how many
-- seconds it has had something to replay: the age of what it replayed last, or 0
-- when it has replayed all it received.
SELECT v.version,
       pg_is_in_recovery() AS standby,
       CASE WHEN pg_last_wal_replay_lsn() < pg_last_wal_receive_lsn()
            THEN coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 0)
            ELSE 0
       END::float8 AS lag
FROM dataset_version v
