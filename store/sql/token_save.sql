-- Keeps the renewed token of one account.
UPDATE access_tokens
SET sealed = @sealed, updated_at = now()
WHERE app_id = @app_id
