-- Where a load puts its rows before they touch the places: gone with the transaction.
CREATE TEMP TABLE staged ON COMMIT DROP AS
SELECT 0::bigint AS line, source, external_id, category_id, {columns}
FROM places
WITH NO DATA
