-- Puts the places back that a load changed or deleted, with the ids they had, and the
-- external ids.
INSERT INTO places AS p (id, source, external_id, category_id, {columns}, updated_at, load_id)
OVERRIDING SYSTEM VALUE
SELECT id, source, external_id, category_id, {columns}, updated_at, brought_in_by
FROM replaced_places
WHERE load_id = @load
ON CONFLICT (id) DO UPDATE
SET (external_id, category_id, {columns}, updated_at, load_id) =
    (excluded.external_id, excluded.category_id, {excluded.columns}, excluded.updated_at, excluded.load_id)
