BEGIN;
SET LOCAL lock_timeout = '10s';
DROP FUNCTION matches(places, text, text, real);
DROP TABLE sessions;
COMMIT;
