package limit

import "time"

// Rate is a token bucket: Burst at once, and then one more each Every. A Burst of
// 0 is no limit.
type Rate struct {
	Burst int
	Every time.Duration
}

// Buckets are a token bucket for each key. They are safe for concurrent use.
type Buckets[K comparable] struct {
	rate   Rate
	now    func() time.Time
	recent Recent[K, bucket]
}

// bucket is the state of one: the time at which it will be full (the generic cell
// rate algorithm), so that nothing has to fill it. To evict a full one loses
// nothing.
type bucket struct {
	full    time.Time
	refused bool // since it was last full
}

// Verdict is whether a key may go on.
type Verdict struct {
	Allowed bool
	First   bool          // refused, for the first time since the bucket was full
	Wait    time.Duration // until it would be allowed
}

// NewBuckets returns full buckets. It remembers the most recent keys, as many as
// most; a key that it has evicted begins with a full bucket. now is the clock.
func NewBuckets[K comparable](rate Rate, most int, now func() time.Time) *Buckets[K] {
	return &Buckets[K]{
		rate: rate, now: now,
		recent: Recent[K, bucket]{TTL: time.Duration(rate.Burst) * rate.Every, Max: most, Now: now},
	}
}

// Take takes a token of a key.
func (b *Buckets[K]) Take(key K) Verdict {
	if b.rate.Burst == 0 {
		return Verdict{Allowed: true}
	}
	var v Verdict
	b.recent.Update(key, func(k bucket) bucket {
		k, v = k.take(b.now(), b.rate)
		return k
	})
	return v
}

func (k bucket) take(now time.Time, rate Rate) (bucket, Verdict) {
	if !k.full.After(now) {
		k = bucket{full: now}
	}
	full := k.full.Add(rate.Every)
	wait := full.Sub(now) - time.Duration(rate.Burst)*rate.Every
	if wait > 0 {
		return bucket{full: k.full, refused: true}, Verdict{First: !k.refused, Wait: wait}
	}
	return bucket{full: full, refused: k.refused}, Verdict{Allowed: true}
}
