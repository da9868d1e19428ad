-- Forgets everybody whose time is up.
DELETE FROM sessions
WHERE expires_at <= now()
