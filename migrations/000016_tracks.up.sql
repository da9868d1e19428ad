-- Where lines of metro, railway and tram run, for the ground of drawn maps.

-- A load replaces the tracks of its source as a whole; those before stay, out of sight,
-- until the load can no longer be undone.
CREATE TABLE tracks (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source      text   NOT NULL CHECK (source <> ''),
    load_id     bigint NOT NULL, -- the load that brought it
    replaced_by bigint,          -- the load that replaced it; NULL for one that holds
    line        text   NOT NULL, -- its name
    path        geography(LineString, 4326) NOT NULL
);
CREATE INDEX tracks_path_idx ON tracks USING gist (path) WHERE replaced_by IS NULL;

-- Whether a load brought other tracks: it can be undone, though no place changed.
ALTER TABLE loads ADD COLUMN tracks boolean NOT NULL DEFAULT false;
