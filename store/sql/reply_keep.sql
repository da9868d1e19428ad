-- Keeps the answers to claimed messages.
UPDATE replies r
SET body = kept.body, answered_at = now()
FROM unnest(@keys::bytea[], @bodies::bytea[]) AS kept (key, body)
WHERE r.key = kept.key
