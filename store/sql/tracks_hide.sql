-- Puts the tracks of sources out of sight: of those that @sources names, or with @orphans
-- of those among them that have no places any more.
UPDATE tracks t
SET replaced_by = @load
WHERE t.source = ANY (@sources::text[])
  AND t.replaced_by IS NULL
  AND (NOT @orphans OR NOT EXISTS (SELECT FROM places p WHERE p.source = t.source))
