-- Keeps what the operators of account @app_id know, if @holder still is who tells them.
UPDATE operator_notices
SET told = @told
WHERE app_id = @app_id
  AND holder = @holder
