INSERT INTO timetables (source, load_id, checksum, zone, ends_on)
VALUES (@source, @load, @checksum, @zone, @ends_on)
RETURNING id
