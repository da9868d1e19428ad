-- One row a person: what is remembered of them, the answers to their last messages, and
-- which server is at work on one.
--
-- It takes the place of sessions and replies, which stay for servers of the version
-- before: they go on with their own conversations while they are replaced. A server of
-- this version deletes from both what is over, and whoever is forgotten; the next
-- version drops them.

-- Unlogged: not worth a write to the log, and nothing a backup should hold. Times are
-- milliseconds since 1970 by the database's clock, so that statements stay simple
-- enough for every way to spread this table (store/sql/person_take.sql).
--
-- Nothing but the key is indexed, and pages are filled by half: an update stays on its
-- page and touches no index.
CREATE UNLOGGED TABLE people (
    person     bytea  PRIMARY KEY CHECK (octet_length(person) = 32), -- HMAC of the OpenID
    seq        bigint NOT NULL,           -- grows with every lease and write
    content    bytea,                     -- sealed; NULL: nothing, or forgotten
    holder     bigint NOT NULL,           -- the server that answers a message, 0: none
    message    bigint NOT NULL,           -- which message
    held_until bigint NOT NULL,
    written_at bigint NOT NULL,           -- of content; 0: never
    expires_at bigint NOT NULL
) WITH (
    fillfactor = 50,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_scale_factor = 0.05,
    autovacuum_vacuum_insert_scale_factor = 0.5,
    autovacuum_analyze_scale_factor = 0.5,
    autovacuum_vacuum_cost_delay = 0,
    toast_tuple_target = 4080
);
-- What is sealed cannot be compressed.
ALTER TABLE people ALTER content SET STORAGE EXTERNAL;

-- Which server renews the token, for as long as that may take: it holds no lock while
-- it asks WeChat.
ALTER TABLE access_tokens
    ADD COLUMN holder     bigint      NOT NULL DEFAULT 0,
    ADD COLUMN held_until timestamptz NOT NULL DEFAULT '-infinity';
