-- All rows of the timetable of a source, in the columns of departures.sql.
SELECT 1::bigint, t.source, d.stop, d.stop_name, d.line, d.headsign, d.clocks, d.trips, d.about, d.sequences, d.starts,
       coalesce(nullif(d.zone, ''), t.zone) AS local, t.zone,
       s.timetable_id, s.number, s.weekdays, s.starts_on, s.ends_on, s.added, s.removed
FROM timetables t
JOIN departures d ON d.timetable_id = t.id
JOIN services s ON s.timetable_id = t.id AND s.number = d.service
WHERE t.source = @source
  AND t.replaced_by IS NULL
ORDER BY d.stop, d.line, d.headsign, d.service
