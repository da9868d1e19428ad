-- Gives the places of certain pairs the id and the content of their staged rows.
UPDATE places p
SET (external_id, category_id, {columns}, updated_at) = (s.external_id, s.category_id, {s.columns}, now())
FROM renamed r
JOIN staged s USING (line)
WHERE r.id = p.id
