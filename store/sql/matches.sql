(
        -- Whether place p contains @pattern (empty: always) or, when @similarity is above 0,
        -- whether its name holds something as similar to @word, and whether it lists one
        -- of @lines (NULL: always), which are as it writes them, and is of one of @kinds
        -- (NULL: always; '' for those of no known kind).
        (@pattern::text = '' OR {contains}
         OR (@similarity::real > 0 AND (word_similarity(@word::text, p.name) >= @similarity::real
                                        OR word_similarity(@word::text, p.name_en) >= @similarity::real)))
        AND (@lines::text[] IS NULL OR string_to_array(p.lines, ';') && @lines::text[] OR string_to_array(p.twin_lines, ';') && @lines::text[])
        AND (@kinds::text[] IS NULL OR string_to_array(p.kinds, ';') && @kinds::text[] OR p.kinds = ANY (@kinds::text[])))
