-- Inserts the staged rows into the places when there are none of their sources yet:
-- nothing to compare with, nothing to conflict with. Of rows with one source and
-- external_id the last in the file counts.
INSERT INTO places (source, external_id, category_id, {columns}, load_id)
SELECT source, external_id, category_id, {columns}, @load
FROM (
    SELECT DISTINCT ON (source, external_id) *
    FROM staged
    ORDER BY source, external_id, line DESC
) latest
