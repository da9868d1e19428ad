-- Puts the places back that a load changed or deleted, with the ids they had.
INSERT INTO places AS p (
    id, source, external_id, category_id, name, name_en, address, phone, lines, opening_hours, zone,
    rating, price, url, image_url, audio_url, lat, lng, updated_at, load_id)
OVERRIDING SYSTEM VALUE
SELECT id, source, external_id, category_id, name, name_en, address, phone, lines, opening_hours, zone,
       rating, price, url, image_url, audio_url, lat, lng, updated_at, brought_in_by
FROM replaced_places
WHERE load_id = @load
ON CONFLICT (source, external_id) DO UPDATE
SET category_id = excluded.category_id, name = excluded.name, name_en = excluded.name_en,
    address = excluded.address, phone = excluded.phone, lines = excluded.lines,
    opening_hours = excluded.opening_hours, zone = excluded.zone,
    rating = excluded.rating, price = excluded.price,
    url = excluded.url, image_url = excluded.image_url, audio_url = excluded.audio_url,
    lat = excluded.lat, lng = excluded.lng, updated_at = excluded.updated_at, load_id = excluded.load_id
