ALTER TABLE categories
    DROP CONSTRAINT categories_position_key,
    ADD CONSTRAINT categories_position_key UNIQUE (position);
ALTER TABLE places DROP COLUMN hidden_by;
DROP TABLE preferred_sources;
