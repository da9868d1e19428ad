-- How many staged rows share an id with a different place, and the first such id with
-- two of its names; how many share one and disagree in something else.
WITH example AS (
    SELECT external_id, name, other
    FROM shared_ids
    WHERE different
    ORDER BY first
    LIMIT 1
)
SELECT coalesce((SELECT sum(rows) FROM shared_ids WHERE different), 0)::bigint AS different,
       coalesce((SELECT external_id FROM example), '')                         AS external_id,
       coalesce((SELECT name FROM example), '')                                AS name,
       coalesce((SELECT other FROM example), '')                               AS other,
       (
           SELECT count(*)
           FROM staged s
           JOIN shared_ids i USING (source, external_id)
           JOIN staged l ON l.line = i.last
           WHERE NOT i.different
             AND (s.category_id, {s.columns}) IS DISTINCT FROM (l.category_id, {l.columns})
       )                                                                       AS disagree
