package traffic

import (
	"net/url"
	"sync/atomic"
	"time"

	"nearby/bench"
	"nearby/geo"
	"nearby/wechat"
)

// Options is what a run is made of.
type Options struct {
	To      *url.URL       // the callback
	Caller  *wechat.Caller // signs and encrypts
	Account string         // written to; a trial one when empty

	Mix   bench.Mix
	Users int // who write in turn, at least 1; more than messages in a second, or taps coincide
	// Points are where locations are sent from, at least one: by a Zipf share with
	// this exponent or, when Fresh, one after the other, each once until all had
	// their turn. Once ends a closed loop there, however long that takes; of the mix
	// only counts whether it has clicks: then each button is tapped at each point.
	Points []geo.WGS84
	Zipf   float64
	Fresh  bool
	Once   bool
	Datum  geo.Datum // of location messages
	Region geo.Region
	Seed   uint64

	// Rate is how many messages leave in a second; 0 makes it a closed loop of so
	// many workers.
	Rate    float64
	Workers int
	// Connections are the most that an open loop opens; beyond, messages wait, which
	// counts as latency.
	Connections int
	Warmup      time.Duration // sent as well, but not counted
	Duration    time.Duration

	Seen *Seen // what has been counted so far; may be nil
}

// Seen counts answers while a run goes on, for whoever watches.
type Seen struct{ Right, Wrong atomic.Int64 }

func (s *Seen) add(right bool) {
	switch {
	case s == nil:
	case right:
		s.Right.Add(1)
	default:
		s.Wrong.Add(1)
	}
}
