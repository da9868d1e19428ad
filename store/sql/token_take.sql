-- Leases the token of account $1 to $2 for $3 seconds, unless somebody else has it, and
-- returns it sealed. No row comes back when somebody has.
INSERT INTO access_tokens AS a (app_id, holder, held_until)
VALUES ($1, $2, now() + make_interval(secs => $3))
ON CONFLICT (app_id) DO UPDATE
SET holder = excluded.holder, held_until = excluded.held_until
WHERE a.held_until <= now() OR a.holder = excluded.holder
RETURNING a.sealed
