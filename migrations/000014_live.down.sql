DROP TABLE live_feeds;
ALTER TABLE departures DROP COLUMN sequences, DROP COLUMN starts;
ALTER TABLE timetables DROP COLUMN lines;
