-- Nothing is lost but one call: WeChat gives the same token again.
BEGIN;
SET LOCAL lock_timeout = '10s';
DROP TABLE access_tokens;
COMMIT;
