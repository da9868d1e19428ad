-- Makes @holder the server that tells the operators of account @app_id, for @seconds, unless
-- another is, and returns what they know. No row comes back when another is.
INSERT INTO operator_notices AS n (app_id, holder, leased_until)
VALUES (@app_id, @holder, now() + make_interval(secs => @seconds))
ON CONFLICT (app_id) DO UPDATE
SET holder = excluded.holder, leased_until = excluded.leased_until
WHERE n.leased_until <= now() OR n.holder = excluded.holder
RETURNING n.told
