-- Makes @sources the preferred ones, in that order.
INSERT INTO preferred_sources (source, position)
SELECT source, position
FROM unnest(@sources::text[]) WITH ORDINALITY AS wanted (source, position)
