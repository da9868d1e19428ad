-- Deletes timetables and tracks that only an earlier load than @load could bring back.
WITH timetable AS (
    DELETE FROM timetables WHERE replaced_by <> @load
)
DELETE FROM tracks WHERE replaced_by <> @load
