-- The time zone of a place (IANA), filled by loads: '' where it is not known, and
-- for places loaded before, until their file is loaded again.

-- Takes a whole row, and since the minor releases of November 2026 (15.20 and its
-- like) PostgreSQL gives no table a column while a function depends on its rows.
DROP FUNCTION matches(places, text, text, real);

ALTER TABLE places ADD COLUMN zone text NOT NULL DEFAULT '';
ALTER TABLE replaced_places ADD COLUMN zone text NOT NULL DEFAULT '';

-- The same again, see 4.
CREATE FUNCTION matches(p places, pattern text, word text, similarity real) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN pattern = ''
    OR p.name ILIKE pattern OR p.name_en ILIKE pattern
    OR p.address ILIKE pattern OR p.lines ILIKE pattern
    OR (similarity > 0 AND (word_similarity(word, p.name) >= similarity
                            OR word_similarity(word, p.name_en) >= similarity));
