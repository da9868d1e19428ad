-- When the timetable of each source ends; NULL for one that does not.
SELECT source, ends_on
FROM timetables
WHERE replaced_by IS NULL
ORDER BY source COLLATE "C"
