-- For each asked category, the @limit places, @stops of transit, nearest to the point
-- within @radius metres and beyond @beyond, @beyond_stops of transit, that are shown and
-- match (see matches.sql), nearest first.
--
-- Exact on the ellipsoid. The index orders by distance on the sphere, which
-- differs by up to 0.6 %, so it is asked first for any @limit places: the
-- farthest of those bounds, on the ellipsoid, the @limit nearest. Everything
-- within that bound is then ranked by ST_Distance, equal distances by id.
-- Both bounds have a millimetre to spare, because ST_DWithin may refuse a
-- place at exactly its ST_Distance; found.distance <= @radius has the last word.
--
-- The point is spelled out each time on purpose: behind an alias the planner
-- loses the index order once the plan is generic. The inner p is another than the
-- outer one. With each row comes the version
-- of the data.
SELECT found.id, found.source, found.external_id, c.slug AS category, {found.shown}, found.distance,
       (SELECT version FROM dataset_version) AS version
FROM categories c
CROSS JOIN LATERAL (
    SELECT p.*,
           ST_Distance(p.geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography) AS distance
    FROM places p
    WHERE p.category_id = c.id
      AND p.hidden_by IS NULL
      AND {matches}
      AND {beyond}
      AND ST_DWithin(p.geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography, (
            SELECT 0.001 + max(ST_Distance(near.geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography))
            FROM (
                SELECT p.geog
                FROM places p
                WHERE p.category_id = c.id
                  AND p.hidden_by IS NULL
                  AND {matches}
                  AND {beyond}
                  AND ST_DWithin(p.geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography, 0.001 + @radius::float8)
                ORDER BY p.geog <-> ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography
                LIMIT CASE WHEN c.slug = 'transit' THEN @stops::int ELSE @limit::int END
            ) near
          ))
    ORDER BY distance, p.id
    LIMIT CASE WHEN c.slug = 'transit' THEN @stops::int ELSE @limit::int END
) found
WHERE found.distance <= @radius::float8
  AND (cardinality(@categories::text[]) = 0 OR c.slug = ANY (@categories::text[]))
ORDER BY c.position, found.distance, found.id
