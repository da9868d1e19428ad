-- Keeps the places of @sources that the staged rows are about to change and, when
-- pruning, those that they no longer have, as they are now.
INSERT INTO replaced_places (
    load_id, id, source, external_id, category_id, {columns}, updated_at, brought_in_by)
SELECT @load, p.id, p.source, p.external_id, p.category_id, {p.columns}, p.updated_at, p.load_id
FROM places p
LEFT JOIN (
    SELECT DISTINCT ON (source, external_id) *
    FROM staged
    ORDER BY source, external_id, line DESC
) s USING (source, external_id)
WHERE p.source = ANY (@sources::text[])
  AND CASE
      WHEN s.external_id IS NULL THEN @prune::boolean
      ELSE (p.category_id, {p.columns}) IS DISTINCT FROM (s.category_id, {s.columns})
      END
