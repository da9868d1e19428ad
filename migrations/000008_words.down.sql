DROP FUNCTION matches(text, text, text, text, text, text, real);

CREATE FUNCTION matches(p places, pattern text, word text, similarity real) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN pattern = ''
    OR p.name ILIKE pattern OR p.name_en ILIKE pattern
    OR p.address ILIKE pattern OR p.lines ILIKE pattern
    OR (similarity > 0 AND (word_similarity(word, p.name) >= similarity
                            OR word_similarity(word, p.name_en) >= similarity));
