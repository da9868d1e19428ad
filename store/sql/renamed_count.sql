-- How many pairs are certain; how many places have none, and the name of one of them.
WITH doubtful AS (
    SELECT id
    FROM renamed
    GROUP BY id
    HAVING NOT bool_or(certain)
)
SELECT (SELECT count(*) FROM renamed WHERE certain)                         AS certain,
       count(*)                                                             AS doubtful,
       coalesce(min(p.name), '')                                            AS example
FROM doubtful
JOIN places p USING (id)
