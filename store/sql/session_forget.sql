-- Forgets these people.
DELETE FROM sessions
WHERE person = ANY (@people::bytea[])
