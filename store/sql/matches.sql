(
        -- Whether the words of place p, or its address if @in_address, fit @pattern (empty:
        -- always), and whether it lists one of @lines (NULL: always), which are as it
        -- writes them, and is of one of @kinds (NULL: always; '' for those of no known kind).
        (@pattern::text = '' OR CASE WHEN @in_address::bool THEN p.address ELSE {searched} END ~ @pattern::text)
        AND (@lines::text[] IS NULL OR string_to_array(p.lines, ';') && @lines::text[] OR string_to_array(p.twin_lines, ';') && @lines::text[])
        AND (@kinds::text[] IS NULL OR string_to_array(p.kinds, ';') && @kinds::text[] OR p.kinds = ANY (@kinds::text[])))
