-- Which sources are preferred, which places are left out of answers because of
-- it, and categories that can change places with each other.

-- Position 1 is preferred to all others; a source that is not here comes last.
CREATE TABLE preferred_sources (
    source   text     PRIMARY KEY CHECK (source <> ''),
    position smallint NOT NULL UNIQUE CHECK (position > 0)
);

-- The place that stands for this one in answers, because a preferred source has
-- the same; NULL for one that is shown. Whatever writes places sets it anew.
ALTER TABLE places ADD COLUMN hidden_by bigint;

-- Deferrable is checked when a statement is done, so that one can move several.
ALTER TABLE categories
    DROP CONSTRAINT categories_position_key,
    ADD CONSTRAINT categories_position_key UNIQUE (position) DEFERRABLE;
