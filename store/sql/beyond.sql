(
        -- Whether place p of category c lies beyond what is left out; 0 leaves out nothing.
        CASE WHEN c.slug = 'transit' THEN @beyond_stops::float8 ELSE @beyond::float8 END = 0
        OR ST_Distance(p.geog, ST_SetSRID(ST_MakePoint(@lng::float8, @lat::float8), 4326)::geography)
           > CASE WHEN c.slug = 'transit' THEN @beyond_stops::float8 ELSE @beyond::float8 END)
