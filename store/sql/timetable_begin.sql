-- Puts the timetable that a source had out of sight and returns the id of the new one.
WITH before AS (
    UPDATE timetables SET replaced_by = @load WHERE source = @source AND replaced_by IS NULL
)
INSERT INTO timetables (source, load_id, checksum, zone, ends_on)
VALUES (@source, @load, @checksum, @zone, @ends_on)
RETURNING id
