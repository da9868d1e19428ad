-- What was answered to a message, so that a message WeChat sends again gets the
-- same bytes, from whichever server it reaches.

-- Unlogged: ten minutes of answers are not worth a write to the log, and after a
-- crash a late retry is simply answered anew.
CREATE UNLOGGED TABLE replies (
    key         bytea       PRIMARY KEY CHECK (octet_length(key) = 32),
    body        bytea,      -- NULL while the first server is still working on it
    answered_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX replies_answered_at_idx ON replies (answered_at);
