-- How many places of the staged sources are in the staged rows too, and how many of those
-- lie more than 5 km (0.05 degrees) from where they were.
SELECT count(*) AS known,
       count(*) FILTER (WHERE abs(p.lat - s.lat) > 0.05 OR abs(p.lng - s.lng) > 0.05) AS elsewhere
FROM staged s
JOIN places p USING (source, external_id)
