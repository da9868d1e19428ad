-- Makes one staged row of those that tell the lines of one place, a line each: the last
-- keeps all lines in the order of the file. Returns how many rows went.
WITH entries AS (
    SELECT i.last, entry, min(s.line * 1000 + position) AS at
    FROM shared_ids i
    JOIN staged s USING (source, external_id)
    CROSS JOIN LATERAL unnest(string_to_array(s.lines, ';')) WITH ORDINALITY AS e(entry, position)
    WHERE i.several_lines
      AND NOT i.different
      AND entry <> ''
    GROUP BY i.last, entry
), merged AS (
    SELECT last, string_agg(entry, ';' ORDER BY at) AS lines
    FROM entries
    GROUP BY last
), kept AS (
    UPDATE staged s
    SET lines = merged.lines
    FROM merged
    WHERE s.line = merged.last
), gone AS (
    DELETE FROM staged s
    USING shared_ids i
    WHERE i.several_lines
      AND NOT i.different
      AND s.source = i.source
      AND s.external_id = i.external_id
      AND s.line <> i.last
    RETURNING 1
)
SELECT count(*) FROM gone
