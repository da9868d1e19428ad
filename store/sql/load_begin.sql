-- Enters a load into the history and returns its id. The counts follow.
INSERT INTO loads (source)
VALUES (@source)
RETURNING id
