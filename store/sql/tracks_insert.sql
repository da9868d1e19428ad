-- Brings a track in.
INSERT INTO tracks (source, load_id, line, path)
SELECT @source, @load, @line, ST_SetSRID(ST_MakeLine(array_agg(ST_MakePoint(lng, lat) ORDER BY number)), 4326)::geography
FROM unnest(@lats::float8[], @lngs::float8[]) WITH ORDINALITY AS point (lat, lng, number)
