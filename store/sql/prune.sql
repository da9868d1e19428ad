-- Deletes the places of @source that the staged rows no longer have.
DELETE FROM places p
WHERE p.source = @source
  AND NOT EXISTS (SELECT FROM staged s WHERE s.external_id = p.external_id)
