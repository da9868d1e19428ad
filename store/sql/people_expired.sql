-- Those of the slice of keys from $1 to below $2 whose time is up.
SELECT person
FROM people
WHERE person >= $1
  AND person < $2
  AND expires_at <= extract(epoch FROM now()) * 1000
ORDER BY person
LIMIT 1000
