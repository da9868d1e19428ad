-- Claims the messages with these keys for the caller and returns the keys it
-- got. A claim that nobody followed with an answer for @lease seconds, because
-- its server died, may be taken over. Sorted, so that two servers claiming the
-- same keys cannot lock each other out.
INSERT INTO replies AS r (key)
SELECT DISTINCT key
FROM unnest(@keys::bytea[]) AS asked (key)
ORDER BY key
ON CONFLICT (key) DO UPDATE
SET answered_at = now()
WHERE r.body IS NULL
  AND r.answered_at < now() - make_interval(secs => @lease::float8)
RETURNING r.key
