-- What is remembered of these people, of each at most one row; none for those
-- whose time is up.
SELECT person, state
FROM sessions
WHERE person = ANY (@people::bytea[])
  AND expires_at > now()
