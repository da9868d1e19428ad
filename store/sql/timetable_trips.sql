-- Whether the timetable of a source is that of a feed, whose departures have trips.
SELECT EXISTS (
    SELECT
    FROM timetables t
    JOIN departures d ON d.timetable_id = t.id
    WHERE t.source = @source
      AND t.replaced_by IS NULL
      AND d.trips[1] <> ''
)
