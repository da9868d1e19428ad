-- Roles with no more rights than they need, beside the owner of the tables (who migrates).
-- As a superuser, in the database, after each "nearby migrate up":
--
--   sudo -u postgres psql --dbname=nearby <deploy/postgresql/roles.sql
--
-- and once, for the passwords: \password nearby_server, \password nearby_loader. The shell reads
-- the file, as postgres may not see a folder of root's.

-- serve: reads everything, writes conversations, the shared token, live departures, what operators
-- were told and where most people search.
SELECT 'CREATE ROLE nearby_server LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'nearby_server') \gexec
GRANT USAGE ON SCHEMA public TO nearby_server;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO nearby_server;
GRANT INSERT, UPDATE, DELETE ON people, access_tokens, live_feeds, operator_notices, wanted_squares, sessions, replies TO nearby_server;

-- seed, places, loads, category: reads and writes everything, owns nothing.
SELECT 'CREATE ROLE nearby_loader LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'nearby_loader') \gexec
GRANT USAGE ON SCHEMA public TO nearby_loader;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO nearby_loader;
