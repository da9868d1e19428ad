-- Each stop, and whether anything leaves there by the timetable of its source.
WITH timed AS (
    SELECT DISTINCT t.source, d.place
    FROM timetables t
    JOIN departures d ON d.timetable_id = t.id
    WHERE t.replaced_by IS NULL AND d.clocks <> '{}'
)
SELECT p.source, p.name, p.kinds, timed.place IS NOT NULL
FROM places p
JOIN categories c ON c.id = p.category_id AND c.slug = @transit
LEFT JOIN timed ON timed.source = p.source AND timed.place = p.external_id
ORDER BY p.source COLLATE "C"
