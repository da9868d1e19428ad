-- Puts timetables out of sight whose source has no places any more.
UPDATE timetables t
SET replaced_by = @load
WHERE t.source = ANY (@sources::text[])
  AND t.replaced_by IS NULL
  AND NOT EXISTS (SELECT FROM places p WHERE p.source = t.source)
