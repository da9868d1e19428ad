-- Gives each shown place the lines of those that it hides and that it does not list
-- itself: those of the most preferred source first, in the order they have there.
WITH entries AS (
    SELECT h.hidden_by AS id, e.entry, min(ARRAY[coalesce(s.position, 32767), h.id, e.at]) AS rank
    FROM places h
    LEFT JOIN preferred_sources s USING (source)
    CROSS JOIN LATERAL unnest(string_to_array(h.lines, ';')) WITH ORDINALITY AS e(entry, at)
    WHERE h.hidden_by IS NOT NULL
      AND e.entry <> ''
    GROUP BY h.hidden_by, e.entry
), lines AS (
    SELECT p.id, string_agg(e.entry, ';' ORDER BY e.rank) AS lines
    FROM entries e
    JOIN places p USING (id)
    WHERE e.entry <> ALL (string_to_array(p.lines, ';'))
    GROUP BY p.id
), wanted AS (
    SELECT p.id, coalesce(l.lines, '') AS lines
    FROM places p
    FULL JOIN lines l USING (id)
    WHERE p.twin_lines <> ''
       OR l.id IS NOT NULL
)
UPDATE places p
SET twin_lines = wanted.lines
FROM wanted
WHERE p.id = wanted.id
  AND p.twin_lines <> wanted.lines
