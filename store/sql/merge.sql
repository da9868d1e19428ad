-- Brings the staged rows into the places and counts what happened. Of rows with
-- one source and external_id the last in the file counts. Rows that are as
-- they were are not touched, so a second run of a file writes nothing.
WITH latest AS (
    SELECT DISTINCT ON (source, external_id) *
    FROM staged
    ORDER BY source, external_id, line DESC
), merged AS (
    INSERT INTO places AS p (
        source, external_id, category_id, name, name_en, address, phone, lines, opening_hours, zone,
        rating, price, url, image_url, audio_url, lat, lng, load_id)
    SELECT source, external_id, category_id, name, name_en, address, phone, lines, opening_hours, zone,
           rating, price, url, image_url, audio_url, lat, lng, @load
    FROM latest
    ON CONFLICT (source, external_id) DO UPDATE
    SET category_id = excluded.category_id, name = excluded.name, name_en = excluded.name_en,
        address = excluded.address, phone = excluded.phone, lines = excluded.lines,
        opening_hours = excluded.opening_hours, zone = excluded.zone,
        rating = excluded.rating, price = excluded.price,
        url = excluded.url, image_url = excluded.image_url, audio_url = excluded.audio_url,
        lat = excluded.lat, lng = excluded.lng, updated_at = now()
    WHERE (p.category_id, p.name, p.name_en, p.address, p.phone, p.lines, p.opening_hours, p.zone,
           p.rating, p.price, p.url, p.image_url, p.audio_url, p.lat, p.lng)
          IS DISTINCT FROM
          (excluded.category_id, excluded.name, excluded.name_en, excluded.address, excluded.phone,
           excluded.lines, excluded.opening_hours, excluded.zone, excluded.rating, excluded.price,
           excluded.url, excluded.image_url, excluded.audio_url, excluded.lat, excluded.lng)
    RETURNING xmax = 0 AS inserted -- 0: no earlier version of the row
)
SELECT count(*) FILTER (WHERE inserted)              AS inserted,
       count(*) FILTER (WHERE NOT inserted)          AS updated,
       (SELECT count(*) FROM latest) - count(*)      AS unchanged,
       (SELECT count(*) FROM staged)
           - (SELECT count(*) FROM latest)           AS duplicates
FROM merged
