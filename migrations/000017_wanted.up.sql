-- Squares of 2.4 km that people search from, so that a server that starts can read what
-- they will ask for. It says of no square who searched there, or when.
CREATE TABLE wanted_squares (
    square   bigint PRIMARY KEY, -- package grid's name of it
    searches integer NOT NULL    -- about how many came from it lately
);
