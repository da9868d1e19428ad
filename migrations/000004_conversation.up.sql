-- What a conversation needs: sessions, and the words of places.

-- What is remembered of a person, for half an hour. Both columns tell nothing
-- without the servers' secret. Unlogged: not worth a write to the log, and
-- nothing a backup should hold.
CREATE UNLOGGED TABLE sessions (
    person     bytea       PRIMARY KEY CHECK (octet_length(person) = 32), -- HMAC of the OpenID
    state      bytea       NOT NULL,                                      -- sealed
    expires_at timestamptz NOT NULL
);
CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);

-- Whether the words of a place contain pattern (empty: always) or, when
-- similarity is above 0, whether its name holds something as similar to word.
-- A function because the search asks it twice; simple enough for the planner to
-- write it into the query.
CREATE FUNCTION matches(p places, pattern text, word text, similarity real) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN pattern = ''
    OR p.name ILIKE pattern OR p.name_en ILIKE pattern
    OR p.address ILIKE pattern OR p.lines ILIKE pattern
    OR (similarity > 0 AND (word_similarity(word, p.name) >= similarity
                            OR word_similarity(word, p.name_en) >= similarity));
