-- The last @limit loads, newest first.
SELECT id, source, file, checksum, loaded_at, undone_at,
       inserted, updated, unchanged, deleted, duplicates, rejected
FROM loads
ORDER BY id DESC
LIMIT @limit
