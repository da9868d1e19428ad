-- duplicate_lines_all.sql for the places near those that were touched.
WITH near AS MATERIALIZED (
    SELECT DISTINCT near.id, near.name, near.category_id, near.geog, near.hidden_by, near.lines
    FROM touched t
    CROSS JOIN LATERAL (
        SELECT p.id, p.name, p.category_id, p.geog, p.hidden_by, p.lines
        FROM places p
        WHERE p.category_id = t.category_id
          AND p.name = t.name
          AND ST_DWithin(p.geog, t.geog, 30)
        OFFSET 0
    ) near
), wanted AS (
    SELECT near.id, coalesce((
        SELECT string_agg(twin.entry, ';' ORDER BY twin.rank)
        FROM (
            SELECT e.entry, min(ARRAY[coalesce(s.position, 32767), h.id, e.at]) AS rank
            FROM places h
            LEFT JOIN preferred_sources s USING (source)
            CROSS JOIN LATERAL unnest(string_to_array(h.lines, ';')) WITH ORDINALITY AS e(entry, at)
            WHERE h.category_id = near.category_id
              AND h.name = near.name
              AND ST_DWithin(h.geog, near.geog, 30)
              AND h.hidden_by = near.id
              AND e.entry <> ''
              AND e.entry <> ALL (string_to_array(near.lines, ';'))
            GROUP BY e.entry
        ) twin
    ), '') AS lines
    FROM near
)
UPDATE places p
SET twin_lines = wanted.lines
FROM wanted
WHERE p.id = wanted.id
  AND p.twin_lines <> wanted.lines
