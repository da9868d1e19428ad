-- Puts the places back that a load changed or deleted, with the ids they had.
INSERT INTO places AS p (id, source, external_id, category_id, {columns}, updated_at, load_id)
OVERRIDING SYSTEM VALUE
SELECT id, source, external_id, category_id, {columns}, updated_at, brought_in_by
FROM replaced_places
WHERE load_id = @load
ON CONFLICT (source, external_id) DO UPDATE
SET (category_id, {columns}, updated_at, load_id) =
    (excluded.category_id, {excluded.columns}, excluded.updated_at, excluded.load_id)
