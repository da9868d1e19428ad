-- hide_duplicates_all.sql for the places near those that were touched: of another no duplicate has
-- come, gone or changed. A place that is hidden or shown from now on is touched as well,
-- for the less preferred sources that come after it.
--
-- OFFSET 0 keeps each inner query whole, so that it is answered by the index for each
-- row, whatever the statistics say.
WITH own AS MATERIALIZED (
    SELECT DISTINCT near.id, near.name, near.category_id, near.geog
    FROM touched t
    CROSS JOIN LATERAL (
        SELECT p.id, p.source, p.name, p.category_id, p.geog
        FROM places p
        WHERE p.category_id = t.category_id
          AND p.name = t.name
          AND ST_DWithin(p.geog, t.geog, 30)
        OFFSET 0
    ) near
    LEFT JOIN preferred_sources s USING (source)
    WHERE coalesce(s.position, @last::int) = @position::int
), duplicates AS (
    SELECT own.id, (
        SELECT p.id
        FROM places p
        JOIN preferred_sources s USING (source)
        WHERE p.category_id = own.category_id
          AND p.name = own.name
          AND ST_DWithin(p.geog, own.geog, 30)
          AND s.position < @position::int
          AND p.hidden_by IS NULL
        ORDER BY s.position, ST_Distance(p.geog, own.geog), p.id
        LIMIT 1
    ) AS shown
    FROM own
), changed AS (
    UPDATE places p
    SET hidden_by = duplicates.shown
    FROM duplicates
    WHERE p.id = duplicates.id
      AND p.hidden_by IS DISTINCT FROM duplicates.shown
    RETURNING p.name, p.category_id, p.geog
)
INSERT INTO touched (name, category_id, geog)
SELECT name, category_id, geog
FROM changed
