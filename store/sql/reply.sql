-- The answer to a message, if there is one yet.
SELECT body
FROM replies
WHERE key = @key
  AND body IS NOT NULL
