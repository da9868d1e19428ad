-- What sources say of their trips now, and what a timetable needs to be matched to it.

ALTER TABLE timetables ADD COLUMN lines jsonb NOT NULL DEFAULT '{}'; -- line by route_id
ALTER TABLE departures
    ADD COLUMN sequences int[], -- of each, its stop_sequence; NULL: the source has none
    ADD COLUMN starts    int[]; -- of each, when its trip of a frequency starts, else -1; NULL: none is of such

-- What one feed said last. One server asks it for all: the one that holds the lease.
CREATE TABLE live_feeds (
    source       text NOT NULL,
    feed         text NOT NULL, -- names the address without saying it
    holder       bigint,        -- the server that asks
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    generated_at timestamptz,   -- when the source said it, by its own clock
    fetched_at   timestamptz,   -- when it was given to the servers
    content      bytea,         -- JSON, packed by gzip
    PRIMARY KEY (source, feed)
);
