-- Forgets answers older than @age seconds.
DELETE FROM replies
WHERE answered_at < now() - make_interval(secs => @age::float8)
