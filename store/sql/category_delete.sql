-- Deletes a category that no place is in, and returns how many places are.
WITH used AS (
    SELECT count(*) AS places
    FROM places
    WHERE category_id = @id
), gone AS (
    DELETE FROM categories
    WHERE id = @id
      AND (SELECT places FROM used) = 0
)
SELECT places
FROM used
