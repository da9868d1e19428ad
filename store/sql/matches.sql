(
        -- Whether place p contains @pattern (empty: always) or, when @similarity is above 0,
        -- whether its name holds something as similar to @word.
        @pattern::text = '' OR {contains}
        OR (@similarity::real > 0 AND (word_similarity(@word::text, p.name) >= @similarity::real
                                       OR word_similarity(@word::text, p.name_en) >= @similarity::real)))
