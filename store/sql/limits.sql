-- Has the server end this transaction within about a minute of its client being stopped,
-- killed, or cut off by a host that lost power. What the connection itself says of a
-- setting (its URL, PGOPTIONS) stays.
SELECT set_config(wanted.name, wanted.value, true)
FROM (VALUES
    ('tcp_keepalives_idle', '15'), -- and 4 × 10 s without an answer
    ('tcp_keepalives_interval', '10'),
    ('tcp_keepalives_count', '4'),
    ('tcp_user_timeout', '55000'),
    ('client_connection_check_interval', '5000'),
    ('idle_in_transaction_session_timeout', '60000')
) AS wanted (name, value)
JOIN pg_settings s USING (name)
WHERE s.source <> 'client'
