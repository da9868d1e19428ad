-- Makes the category @slug what is given, or adds it.
INSERT INTO categories (slug, name_zh, name_en, aliases, position)
VALUES (@slug, @name_zh, @name_en, @aliases, @position)
ON CONFLICT (slug) DO UPDATE
SET name_zh = excluded.name_zh, name_en = excluded.name_en,
    aliases = excluded.aliases, position = excluded.position
