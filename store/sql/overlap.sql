-- How many of the staged rows are of places that their sources have already, how many
-- of those lie more than 5 km (0.05 degrees) from where they were, or more than 200 m
-- under another name, and how many places the sources have.
SELECT count(*) AS matched,
       count(*) FILTER (
           WHERE greatest(abs(p.lat - s.lat), abs(p.lng - s.lng)) > 0.05
              OR greatest(abs(p.lat - s.lat), abs(p.lng - s.lng)) > 0.002 AND name_key(p.name) <> name_key(s.name)
       ) AS elsewhere,
       (SELECT count(*) FROM places WHERE source = ANY (@sources::text[])) AS held
FROM staged s
JOIN places p USING (source, external_id)
