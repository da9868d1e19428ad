-- Begins each migration. It waits a moment only for whoever holds a lock, as every search
-- would wait behind it; and for a load it waits before it stands in the way of anybody.
SET LOCAL lock_timeout = '300ms';
SELECT pg_advisory_xact_lock(31073716643461377);
