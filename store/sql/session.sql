-- What is remembered of a person, unless it has expired.
SELECT state
FROM sessions
WHERE person = @person
  AND expires_at > now()
