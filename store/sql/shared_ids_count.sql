-- How many staged rows share an id with a different place, and the first such id with
-- two of its names; how many share one and disagree in something else, and the first of
-- those ids with its name.
WITH example AS (
    SELECT external_id, name, other
    FROM shared_ids
    WHERE different
    ORDER BY first
    LIMIT 1
), disagree AS (
    SELECT i.external_id, i.name, i.first
    FROM staged s
    JOIN shared_ids i USING (source, external_id)
    JOIN staged l ON l.line = i.last
    WHERE NOT i.different
      AND (s.category_id, {s.columns}) IS DISTINCT FROM (l.category_id, {l.columns})
), first AS (
    SELECT external_id, name
    FROM disagree
    ORDER BY first
    LIMIT 1
)
SELECT coalesce((SELECT sum(rows) FROM shared_ids WHERE different), 0)::bigint AS different,
       coalesce((SELECT external_id FROM example), '')                         AS external_id,
       coalesce((SELECT name FROM example), '')                                AS name,
       coalesce((SELECT other FROM example), '')                               AS other,
       (SELECT count(*) FROM disagree)                                         AS disagree,
       coalesce((SELECT external_id FROM first), '')                           AS disagree_id,
       coalesce((SELECT name FROM first), '')                                  AS disagree_name
