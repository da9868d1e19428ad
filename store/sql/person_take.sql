-- Leases the row of person $1 to server $2 for message $3 and $4 milliseconds, unless
-- another server has it, and returns it. It comes back in any case: the holder tells
-- whose it is. A new row is kept $5 milliseconds. Times are milliseconds since 1970, by
-- the clock of the database: held_until less $4 is now.
--
-- A lease begins a new term: the bits of seq above the lowest 16. Bit 0 is set when the
-- lease before ran out at another server, for another message. Whoever has the row
-- already gets it with nothing changed but for how long.
INSERT INTO people AS p (person, seq, holder, message, held_until, written_at, expires_at)
VALUES (
    $1,
    (extract(epoch FROM now()) * 1000)::bigint << 16,
    $2,
    $3,
    (extract(epoch FROM now()) * 1000)::bigint + $4::bigint,
    0,
    (extract(epoch FROM now()) * 1000)::bigint + $5::bigint
)
ON CONFLICT (person) DO UPDATE SET
    seq = CASE
        WHEN p.holder = excluded.holder THEN p.seq
        WHEN p.holder = 0 THEN ((p.seq >> 16) + 1) << 16
        WHEN p.held_until > excluded.held_until - $4::bigint THEN p.seq
        WHEN p.message = excluded.message THEN (((p.seq >> 16) + 1) << 16) | (p.seq & 1)
        ELSE (((p.seq >> 16) + 1) << 16) | 1
    END,
    holder = CASE
        WHEN p.holder IN (0, excluded.holder) OR p.held_until <= excluded.held_until - $4::bigint
        THEN excluded.holder ELSE p.holder
    END,
    message = CASE
        WHEN p.holder IN (0, excluded.holder) OR p.held_until <= excluded.held_until - $4::bigint
        THEN excluded.message ELSE p.message
    END,
    held_until = CASE
        WHEN p.holder IN (0, excluded.holder) OR p.held_until <= excluded.held_until - $4::bigint
        THEN excluded.held_until ELSE p.held_until
    END,
    content = CASE WHEN p.expires_at > excluded.held_until - $4::bigint THEN p.content END,
    expires_at = greatest(p.expires_at, excluded.expires_at)
RETURNING p.seq, p.holder, p.content, p.held_until - $4::bigint - p.written_at AS idle
