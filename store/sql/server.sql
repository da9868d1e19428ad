-- What the database server is, what time it has, and which extensions this
-- database has.
SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
       clock_timestamp() AS now,
       ARRAY(SELECT extname::text FROM pg_extension ORDER BY extname) AS names,
       ARRAY(SELECT extversion FROM pg_extension ORDER BY extname) AS versions
