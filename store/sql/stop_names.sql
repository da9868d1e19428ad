-- What stops of a source are called: as departures have it, else as places.
SELECT asked.id,
       coalesce(
           (SELECT d.stop_name
            FROM timetables t
            JOIN departures d ON d.timetable_id = t.id AND d.stop = asked.id
            WHERE t.source = @source
              AND t.replaced_by IS NULL
            LIMIT 1),
           (SELECT p.name FROM places p WHERE p.source = @source AND p.external_id = asked.id),
           '')
FROM unnest(@ids::text[]) AS asked (id)
