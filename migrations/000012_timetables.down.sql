ALTER TABLE loads DROP COLUMN timetable;
DROP TABLE departures, services, timetables;
