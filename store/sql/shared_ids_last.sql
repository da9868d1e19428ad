-- Leaves the last of the staged rows that share an id.
DELETE FROM staged s
USING shared_ids i
WHERE s.source = i.source
  AND s.external_id = i.external_id
  AND s.line <> i.last
