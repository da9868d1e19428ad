-- The ids that several staged rows have. Rows of one name within a kilometre (0.01
-- degrees) or of one point (0.0002 degrees, 20 m) are one place; others are not.
CREATE TEMP TABLE shared_ids ON COMMIT DROP AS
SELECT source, external_id, count(*) AS rows, min(line) AS first, max(line) AS last,
       min(name) AS name, max(name) AS other,
       greatest(max(lat) - min(lat), max(lng) - min(lng))
           > CASE WHEN min(name) = max(name) THEN 0.01 ELSE 0.0002 END AS different,
       min(lines) <> max(lines) AS several_lines
FROM staged
GROUP BY source, external_id
HAVING count(*) > 1
