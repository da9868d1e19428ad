-- Keeps the places of @sources that the staged rows are about to change and, when
-- pruning, those that they no longer have, as they are now.
INSERT INTO replaced_places (
    load_id, id, source, external_id, category_id, name, name_en, address, phone, lines,
    opening_hours, zone, rating, price, url, image_url, audio_url, lat, lng, updated_at, brought_in_by)
SELECT @load, p.id, p.source, p.external_id, p.category_id, p.name, p.name_en, p.address, p.phone, p.lines,
       p.opening_hours, p.zone, p.rating, p.price, p.url, p.image_url, p.audio_url, p.lat, p.lng, p.updated_at, p.load_id
FROM places p
LEFT JOIN (
    SELECT DISTINCT ON (source, external_id) *
    FROM staged
    ORDER BY source, external_id, line DESC
) s USING (source, external_id)
WHERE p.source = ANY (@sources::text[])
  AND CASE
      WHEN s.external_id IS NULL THEN @prune::boolean
      ELSE (p.category_id, p.name, p.name_en, p.address, p.phone, p.lines, p.opening_hours, p.zone,
            p.rating, p.price, p.url, p.image_url, p.audio_url, p.lat, p.lng)
           IS DISTINCT FROM
           (s.category_id, s.name, s.name_en, s.address, s.phone, s.lines, s.opening_hours, s.zone,
            s.rating, s.price, s.url, s.image_url, s.audio_url, s.lat, s.lng)
      END
