-- Remembers the newest state of each person. One row a person, sorted, so that
-- two servers saving the same people cannot lock each other out. One that comes
-- late replaces none that lasts longer.
INSERT INTO sessions (person, state, expires_at)
SELECT person, state, expires_at
FROM unnest(@people::bytea[], @states::bytea[], @expiries::timestamptz[], @late::bool[])
     AS saved (person, state, expires_at, late)
WHERE NOT saved.late
   OR NOT EXISTS (
       SELECT FROM sessions s
       WHERE s.person = saved.person AND s.expires_at > saved.expires_at)
ORDER BY person
ON CONFLICT (person) DO UPDATE
SET state = excluded.state, expires_at = excluded.expires_at
