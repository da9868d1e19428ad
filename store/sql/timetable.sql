-- The timetable of a source that holds.
SELECT id, zone, lines
FROM timetables
WHERE source = @source
  AND replaced_by IS NULL
