-- What is remembered of person $1.
SELECT content
FROM people
WHERE person = $1
  AND expires_at > extract(epoch FROM now()) * 1000
