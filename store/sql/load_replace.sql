-- Keeps the places of @sources that the staged rows are about to change, under another
-- id as well, and, when pruning, those that they no longer have, as they are now.
INSERT INTO replaced_places (
    load_id, id, source, external_id, category_id, {columns}, updated_at, brought_in_by)
SELECT @load, p.id, p.source, p.external_id, p.category_id, {p.columns}, p.updated_at, p.load_id
FROM places p
LEFT JOIN renamed r USING (id)
LEFT JOIN staged s USING (source, external_id)
WHERE p.source = ANY (@sources::text[])
  AND CASE
      WHEN r.id IS NOT NULL THEN true
      WHEN s.line IS NULL THEN @prune::boolean
      ELSE (p.category_id, {p.columns}) IS DISTINCT FROM (s.category_id, {s.columns})
      END
