-- The last load that changed anything.
SELECT id, source, file, checksum, loaded_at, undone_at,
       inserted, updated, unchanged, deleted, duplicates, rejected
FROM loads
WHERE inserted + updated + deleted > 0 OR timetable OR tracks
ORDER BY id DESC
LIMIT 1
