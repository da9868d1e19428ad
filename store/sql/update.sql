-- Updates the places that @load changes, which load_replace.sql has found.
UPDATE places p
SET (category_id, {columns}, updated_at) = (s.category_id, {s.columns}, now())
FROM replaced_places r
JOIN staged s USING (source, external_id)
WHERE r.load_id = @load
  AND p.id = r.id
