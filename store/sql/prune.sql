-- Deletes the places of @sources that the staged rows no longer have.
DELETE FROM places p
WHERE p.source = ANY (@sources::text[])
  AND NOT EXISTS (SELECT FROM staged s WHERE s.source = p.source AND s.external_id = p.external_id)
