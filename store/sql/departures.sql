-- What leaves stops, each by its source and the id of the place or of one of its platforms.
SELECT asked.number, t.source, d.stop, d.stop_name, d.line, d.headsign, d.clocks, d.trips, d.about, d.sequences, d.starts,
       coalesce(nullif(d.zone, ''), t.zone) AS local, t.zone,
       s.timetable_id, s.number, s.weekdays, s.starts_on, s.ends_on, s.added, s.removed
FROM unnest(@sources::text[], @ids::text[]) WITH ORDINALITY AS asked (source, id, number)
JOIN timetables t ON t.source = asked.source AND t.replaced_by IS NULL
JOIN departures d ON d.timetable_id = t.id AND (d.place = asked.id OR d.stop = asked.id)
JOIN services s ON s.timetable_id = t.id AND s.number = d.service
ORDER BY asked.number, d.stop, d.line, d.headsign, d.service
