-- Keeps what a feed said, for who has the lease.
UPDATE live_feeds
SET generated_at = @generated, fetched_at = clock_timestamp(), content = @content
WHERE source = @source
  AND feed = @feed
  AND holder = @holder
