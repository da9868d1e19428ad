-- A search by words takes the words of a place instead of its row: a function of
-- rows stands in the way of the next column, see 6.

DROP FUNCTION matches(places, text, text, real);

-- Whether the words of a place contain pattern (empty: always) or, when
-- similarity is above 0, whether its name holds something as similar to word.
-- A function because the search asks it twice; simple enough for the planner to
-- write it into the query.
CREATE FUNCTION matches(name text, name_en text, address text, lines text,
                        pattern text, word text, similarity real) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN pattern = ''
    OR name ILIKE pattern OR name_en ILIKE pattern
    OR address ILIKE pattern OR lines ILIKE pattern
    OR (similarity > 0 AND (word_similarity(word, name) >= similarity
                            OR word_similarity(word, name_en) >= similarity));
