-- The sources that have a timetable.
SELECT source FROM timetables WHERE replaced_by IS NULL
