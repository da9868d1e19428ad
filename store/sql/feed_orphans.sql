-- Puts the timetable and the tracks of each source out of sight that has no places any more.
WITH orphans AS (
    SELECT s.source
    FROM unnest(@sources::text[]) AS s (source)
    WHERE NOT EXISTS (SELECT FROM places p WHERE p.source = s.source)
), hidden AS (
    UPDATE timetables SET replaced_by = @load WHERE replaced_by IS NULL AND source IN (TABLE orphans)
)
UPDATE tracks SET replaced_by = @load WHERE replaced_by IS NULL AND source IN (TABLE orphans)
