-- Completes a load's entry in the history.
UPDATE loads
SET file = @file, checksum = @checksum, inserted = @inserted, updated = @updated,
    unchanged = @unchanged, deleted = @deleted, duplicates = @duplicates, rejected = @rejected,
    timetable = @timetable, tracks = @tracks
WHERE id = @load
