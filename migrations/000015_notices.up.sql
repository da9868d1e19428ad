-- What operators are told in WeChat.

-- Loads that failed, until one of the source, or of the file, succeeds.
CREATE TABLE failed_loads (
    source    text        PRIMARY KEY,
    file      text        NOT NULL DEFAULT '', -- its name, without folders
    failed_at timestamptz NOT NULL DEFAULT now()
);

-- What the operators of an account know, and which server tells them. Nothing in it is
-- about a person.
CREATE TABLE operator_notices (
    app_id       text        PRIMARY KEY,
    holder       bigint,      -- the server that tells
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    told         jsonb       NOT NULL DEFAULT '{}'
);
