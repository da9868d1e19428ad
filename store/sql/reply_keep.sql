-- Keeps the answers to messages, where there is none yet. Claimed messages have
-- their row; one whose claim failed gets it now.
INSERT INTO replies AS r (key, body)
SELECT key, body
FROM unnest(@keys::bytea[], @bodies::bytea[]) AS kept (key, body)
ORDER BY key
ON CONFLICT (key) DO UPDATE
SET body = excluded.body, answered_at = now()
WHERE r.body IS NULL
