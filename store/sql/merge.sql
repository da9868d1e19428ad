-- Inserts or updates the places by the staged rows and counts what happened. Of rows with
-- one source and external_id the last in the file counts. Rows that are as
-- they were are not touched, so a second run of a file writes nothing.
WITH latest AS (
    SELECT DISTINCT ON (source, external_id) *
    FROM staged
    ORDER BY source, external_id, line DESC
), merged AS (
    INSERT INTO places AS p (source, external_id, category_id, {columns}, load_id)
    SELECT source, external_id, category_id, {columns}, @load
    FROM latest
    ON CONFLICT (source, external_id) DO UPDATE
    SET (category_id, {columns}, updated_at) = (excluded.category_id, {excluded.columns}, now())
    WHERE (p.category_id, {p.columns}) IS DISTINCT FROM (excluded.category_id, {excluded.columns})
    RETURNING xmax = 0 AS inserted -- 0: no earlier version of the row
)
SELECT count(*) FILTER (WHERE inserted)              AS inserted,
       count(*) FILTER (WHERE NOT inserted)          AS updated,
       (SELECT count(*) FROM latest) - count(*)      AS unchanged,
       (SELECT count(*) FROM staged)
           - (SELECT count(*) FROM latest)           AS duplicates
FROM merged
