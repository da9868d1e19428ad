DROP FUNCTION matches(places, text, text, real);
DROP TABLE sessions;
