DROP FUNCTION analyze_places();
DROP FUNCTION name_key(text);
ALTER TABLE replaced_places
    ADD PRIMARY KEY (load_id, id),
    ADD FOREIGN KEY (load_id) REFERENCES loads ON DELETE CASCADE;
ALTER TABLE places DROP COLUMN twin_lines;
