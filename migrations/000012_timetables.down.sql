BEGIN;
SET LOCAL lock_timeout = '10s';
ALTER TABLE loads DROP COLUMN timetable;
DROP TABLE departures, services, timetables;
COMMIT;
