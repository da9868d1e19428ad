-- The calls of trips at stops, of one timetable.
SELECT u.trip, d.stop, coalesce(u.sequence, -1), u.clock, coalesce(u.start, -1)
FROM departures d,
     unnest(d.trips, d.sequences, d.clocks, d.starts) AS u (trip, sequence, clock, start)
WHERE d.timetable_id = @timetable
  AND d.stop = ANY (@stops::text[])
  AND u.trip = ANY (@trips::text[])
