package bench

import (
	"math"
	"math/bits"
	"time"
)

// subBits is how many bits of a duration its bucket keeps after the first: 128 buckets
// for each doubling.
const subBits = 7

// MaxError is how much larger than the exact quantile a Histogram's can be, as a share
// of it. It is never smaller.
const MaxError = 1.0 / (1 << subBits)

// Histogram counts durations in buckets whose width grows with the duration, as
// HdrHistogram does (https://hdrhistogram.org): any range, a bounded relative error,
// and merging loses nothing. The zero value is empty. It is not safe for concurrent use.
type Histogram struct {
	counts []uint64 // up to the last bucket that holds any
	n      uint64
	max    time.Duration
}

// bucket is exact below 256 ns; above, it keeps the leading 8 bits.
func bucket(d time.Duration) int {
	v := uint64(max(d, 0))
	drop := max(0, bits.Len64(v)-1-subBits)
	return drop<<subBits + int(v>>drop)
}

// upper is the longest duration of a bucket.
func upper(bucket int) time.Duration {
	drop := max(0, bucket>>subBits-1)
	leading := uint64(bucket - drop<<subBits)
	return time.Duration((leading+1)<<drop - 1)
}

// Record counts one duration. A negative one counts as none at all.
func (h *Histogram) Record(d time.Duration) {
	i := bucket(d)
	if i >= len(h.counts) {
		h.counts = append(h.counts, make([]uint64, i+1-len(h.counts))...)
	}
	h.counts[i]++
	h.n++
	h.max = max(h.max, d)
}

// Merge adds what other has counted.
func (h *Histogram) Merge(other Histogram) {
	if missing := len(other.counts) - len(h.counts); missing > 0 {
		h.counts = append(h.counts, make([]uint64, missing)...)
	}
	for i, n := range other.counts {
		h.counts[i] += n
	}
	h.n += other.n
	h.max = max(h.max, other.max)
}

// Count is how many were recorded.
func (h *Histogram) Count() uint64 { return h.n }

// Max is the longest, exactly.
func (h *Histogram) Max() time.Duration { return h.max }

// Quantile returns the duration that a share q of all, from 0 to 1, does not exceed:
// the exact one or up to MaxError of it more. Of nothing it is 0.
func (h *Histogram) Quantile(q float64) time.Duration {
	rank := max(1, uint64(math.Ceil(q*float64(h.n))))
	seen := uint64(0)
	for i, n := range h.counts {
		if seen += n; seen >= rank {
			return min(upper(i), h.max)
		}
	}
	return h.max
}
