-- Leases a feed to @holder for @seconds, unless another server has it; no row comes back
-- when one has.
INSERT INTO live_feeds AS l (source, feed, holder, leased_until)
VALUES (@source, @feed, @holder, now() + make_interval(secs => @seconds))
ON CONFLICT (source, feed) DO UPDATE
SET holder = excluded.holder, leased_until = excluded.leased_until
WHERE l.leased_until <= now() OR l.holder = excluded.holder
RETURNING true
