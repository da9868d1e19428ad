-- What leaves stops, each by its source and the id of the place or of one of its platforms.
-- One half of the union for each: a condition with OR would read the index of all stops.
SELECT asked.number, t.source, d.stop, d.stop_name, d.line, d.headsign, d.clocks, d.trips, d.about, d.sequences, d.starts,
       coalesce(nullif(d.zone, ''), t.zone) AS local, t.zone,
       s.timetable_id, s.number, s.weekdays, s.starts_on, s.ends_on, s.added, s.removed
FROM unnest(@sources::text[], @ids::text[]) WITH ORDINALITY AS asked (source, id, number)
JOIN timetables t ON t.source = asked.source AND t.replaced_by IS NULL
CROSS JOIN LATERAL (
    SELECT * FROM departures WHERE timetable_id = t.id AND place = asked.id
    UNION ALL
    SELECT * FROM departures WHERE timetable_id = t.id AND stop = asked.id AND place <> asked.id
) d
JOIN services s ON s.timetable_id = t.id AND s.number = d.service
ORDER BY asked.number, d.stop, d.line, d.headsign, d.service
