-- Brings the timetables and the tracks back that a load replaced.
WITH timetable AS (
    UPDATE timetables SET replaced_by = NULL WHERE replaced_by = @load
)
UPDATE tracks SET replaced_by = NULL WHERE replaced_by = @load
