-- The history of loads, and what it takes to undo the last one.

CREATE TABLE loads (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source     text        NOT NULL,
    file       text        NOT NULL DEFAULT '',
    checksum   bytea       NOT NULL DEFAULT '', -- SHA-256 of the file
    loaded_at  timestamptz NOT NULL DEFAULT now(),
    undone_at  timestamptz,
    inserted   bigint      NOT NULL DEFAULT 0,
    updated    bigint      NOT NULL DEFAULT 0,
    unchanged  bigint      NOT NULL DEFAULT 0,
    deleted    bigint      NOT NULL DEFAULT 0,
    duplicates bigint      NOT NULL DEFAULT 0,
    rejected   bigint      NOT NULL DEFAULT 0
);

-- The load that brought a place in: undoing it takes the place out again.
ALTER TABLE places ADD COLUMN load_id bigint;

-- Places as they were before the last load changed or deleted them.
CREATE TABLE replaced_places (
    load_id       bigint           NOT NULL REFERENCES loads ON DELETE CASCADE,
    id            bigint           NOT NULL,
    source        text             NOT NULL,
    external_id   text             NOT NULL,
    category_id   smallint         NOT NULL,
    name          text             NOT NULL,
    name_en       text             NOT NULL,
    address       text             NOT NULL,
    phone         text             NOT NULL,
    lines         text             NOT NULL,
    opening_hours text             NOT NULL,
    rating        double precision NOT NULL,
    price         text             NOT NULL,
    url           text             NOT NULL,
    image_url     text             NOT NULL,
    audio_url     text             NOT NULL,
    lat           double precision NOT NULL,
    lng           double precision NOT NULL,
    updated_at    timestamptz      NOT NULL,
    brought_in_by bigint,          -- places.load_id
    PRIMARY KEY (load_id, id)
);
