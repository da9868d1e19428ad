-- Ends the lease of $2 of the token of account $1, and keeps the renewed one, $3, if
-- there is one.
UPDATE access_tokens
SET sealed = coalesce($3::bytea, sealed),
    updated_at = CASE WHEN $3 IS NULL THEN updated_at ELSE now() END,
    held_until = '-infinity'
WHERE app_id = $1
  AND holder = $2
