-- Deletes the timetables and the tracks of a load.
WITH timetable AS (
    DELETE FROM timetables WHERE load_id = @load
)
DELETE FROM tracks WHERE load_id = @load
