-- What leaves each stop, and on which days.

-- The timetable of a source as one load brought it. A load replaces it as a whole; the
-- one before stays, out of sight, until the load can no longer be undone.
CREATE TABLE timetables (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source      text   NOT NULL CHECK (source <> ''),
    load_id     bigint NOT NULL, -- the load that brought it
    replaced_by bigint,          -- the load that replaced it; NULL for the one that holds
    checksum    bytea  NOT NULL, -- SHA-256 of what it says
    zone        text   NOT NULL, -- IANA name, of its clocks
    ends_on     date             -- the last day of any of its services
);
CREATE UNIQUE INDEX timetables_source_key ON timetables (source) WHERE replaced_by IS NULL;

CREATE TABLE services (
    timetable_id bigint   NOT NULL REFERENCES timetables ON DELETE CASCADE,
    number       int      NOT NULL,
    weekdays     smallint NOT NULL, -- bit 0 is Sunday
    starts_on    date     NOT NULL,
    ends_on      date     NOT NULL,
    added        date[]   NOT NULL,
    removed      date[]   NOT NULL,
    PRIMARY KEY (timetable_id, number)
);

-- One row for each stop, line, headsign and service.
CREATE TABLE departures (
    timetable_id bigint NOT NULL REFERENCES timetables ON DELETE CASCADE,
    place        text   NOT NULL, -- external_id of the place that the stop is part of
    stop         text   NOT NULL, -- id of the stop or platform
    stop_name    text   NOT NULL,
    zone         text   NOT NULL, -- of the stop; '' for that of the timetable
    line         text   NOT NULL,
    headsign     text   NOT NULL,
    service      int    NOT NULL,
    clocks       int[]  NOT NULL, -- seconds since noon less twelve hours, ascending
    trips        text[] NOT NULL, -- of each
    about        bool[]           -- of each, whether the time is an estimate; NULL: none is
);
CREATE INDEX departures_place_idx ON departures (timetable_id, place);
CREATE INDEX departures_stop_idx ON departures (timetable_id, stop);

-- Whether a load brought another timetable: it can be undone, though no place changed.
ALTER TABLE loads ADD COLUMN timetable boolean NOT NULL DEFAULT false;
