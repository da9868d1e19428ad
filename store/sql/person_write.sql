-- Replaces what is remembered of person $1 by $5, kept for $6 milliseconds, or leaves it
-- as it is where $4 says so, and ends the lease: unless the row has been leased since
-- sequence $2 or written after $3, which is the row's sequence from now on.
UPDATE people
SET seq = $3,
    content = CASE WHEN $4::boolean THEN content ELSE $5::bytea END,
    holder = 0,
    message = 0,
    held_until = 0,
    written_at = CASE WHEN $4 THEN written_at ELSE (extract(epoch FROM now()) * 1000)::bigint END,
    expires_at = CASE WHEN $4 THEN expires_at ELSE (extract(epoch FROM now()) * 1000)::bigint + $6::bigint END
WHERE person = $1
  AND seq >= $2::bigint
  AND seq <= $3::bigint
