-- Lines of places that are left out, and loads that cost less.

-- The lines of the places that this one stands for in answers and that it does not
-- list itself. Whatever writes places sets it anew, as hidden_by.
ALTER TABLE places ADD COLUMN twin_lines text NOT NULL DEFAULT '';

-- Read as a whole and by nobody but an undo: both cost each load of a million rows
-- seconds, and served nothing.
ALTER TABLE replaced_places
    DROP CONSTRAINT replaced_places_load_id_fkey,
    DROP CONSTRAINT replaced_places_pkey;

-- What a name is compared by when the ids of a source have changed: without blanks,
-- brackets and signs, whatever the width and the case of its letters.
CREATE FUNCTION name_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN lower(translate(name, '０１２３４５６７８９ 　-－—_·・.,，、()（）[]【】"“”''’', '0123456789'));

-- Renews the statistics of places after a load. It runs as its owner, because before
-- PostgreSQL 17 nobody but a table's owner may analyze it. The search path is that of
-- the tables, with the temporary ones last: nobody can put another table in the way.
DO $do$
BEGIN
    EXECUTE format($create$
        CREATE FUNCTION analyze_places() RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = %I, pg_temp
        AS $$ BEGIN ANALYZE places; END $$
        $create$, current_schema());
END
$do$;
