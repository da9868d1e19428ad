package traffic

import (
	"cmp"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"nearby/bench"
)

// plan is what all senders draw their messages from.
type plan struct {
	Options
	client  *client
	places  []spot
	shares  bench.Zipf
	users   []string
	firstID int64 // MsgIds rise from here: later than those of any run before
	sent    atomic.Int64
	located atomic.Int64
}

func newPlan(o Options) *plan {
	p := &plan{
		Options: o, client: newClient(o.To, max(o.Workers, o.Connections)),
		firstID: time.Now().UnixNano(), shares: bench.NewZipf(len(o.Points), o.Zipf),
	}
	p.Account = cmp.Or(o.Account, account)
	for _, at := range o.Points {
		p.places = append(p.places, spotAt(at, o.Datum, o.Region))
	}
	for n := range o.Users {
		p.users = append(p.users, openIDOf(n))
	}
	return p
}

// nextUser is another one each time, until all had their turn.
func (p *plan) nextUser(n int64) string { return p.users[n%int64(len(p.users))] }

// taps is how many taps on buttons may follow a location.
func (p *plan) taps() int {
	switch {
	case !p.Once:
		return 1
	case p.Mix[bench.Click] > 0:
		return len(buttons)
	}
	return 0
}

// through tells that every point had its turn, and that this ends the run.
func (p *plan) through() bool { return p.Once && p.located.Load() >= int64(len(p.places)) }

// nextSpot draws where somebody is.
func (p *plan) nextSpot(random *rand.Rand) spot {
	if p.Fresh || p.Once {
		return p.places[(p.located.Add(1)-1)%int64(len(p.places))]
	}
	return p.places[p.shares.Rank(random)]
}
