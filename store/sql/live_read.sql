-- What feeds said since an instant; of one source, or of all where that is ''.
SELECT source, feed, generated_at, fetched_at, content
FROM live_feeds
WHERE fetched_at > @since
  AND (@source::text = '' OR source = @source)
ORDER BY source, feed
