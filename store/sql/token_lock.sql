-- The sealed token of one account, with its row locked until the transaction
-- ends: of several servers one reads, renews and writes; the others wait here.
SELECT sealed
FROM access_tokens
WHERE app_id = @app_id
FOR UPDATE
