INSERT INTO timetables (source, load_id, checksum, zone, ends_on, lines)
VALUES (@source, @load, @checksum, @zone, @ends_on, @lines)
RETURNING id
