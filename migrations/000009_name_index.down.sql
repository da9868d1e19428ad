CREATE INDEX places_name_trgm_idx ON places USING gin (name gin_trgm_ops);
