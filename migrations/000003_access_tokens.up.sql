-- The access token of each WeChat account, for all servers of this database.
--
-- sealed is AES-GCM under a key that is not in the database: a dump shows no
-- token. It is NULL between the first use of an account and its first token.

CREATE TABLE access_tokens (
    app_id     text        PRIMARY KEY CHECK (app_id <> ''),
    sealed     bytea,
    updated_at timestamptz NOT NULL DEFAULT now()
);
