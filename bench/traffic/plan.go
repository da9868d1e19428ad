package traffic

import (
	"math/rand/v2"
	"sync/atomic"
	"time"

	"nearby/bench"
	"nearby/wechat"
)

// plan is what all senders draw their messages from.
type plan struct {
	Options
	client    *client
	places    []spot
	shares    bench.Zipf
	templates map[bench.Kind][]template
	users     []string
	firstID   int64 // MsgIds rise from here: later than those of any run before
	sent      atomic.Int64
	located   atomic.Int64
}

// spot is a point as a location message writes it.
type spot struct{ lat, lng string }

func newPlan(o Options) *plan {
	p := &plan{
		Options: o, client: newClient(o.To, max(o.Workers, o.Connections)),
		firstID: time.Now().UnixNano(), shares: bench.NewZipf(len(o.Points), o.Zipf),
	}
	for _, at := range o.Points {
		rawLat, rawLng := o.Datum.Pair(at, o.Region)
		p.places = append(p.places, spot{degrees(rawLat), degrees(rawLng)})
	}
	for n := range o.Users {
		p.users = append(p.users, openIDOf(n))
	}
	to := o.Account
	if to == "" {
		to = account
	}
	message, event := header(to, openID), header(to, 0)
	p.templates = map[bench.Kind][]template{
		bench.Location: {newTemplate(wechat.Location{
			Header: message, Latitude: openLat, Longitude: openLng, Scale: 16, Label: "人民路18号",
		})},
		bench.Click: {
			newTemplate(wechat.Click{Header: event, Key: "restaurant"}),
			newTemplate(wechat.Click{Header: event, Key: "transit"}),
		},
		bench.Text: {newTemplate(wechat.Text{Header: message, Content: "帮助"})},
		bench.Word: {newTemplate(wechat.Text{Header: message, Content: "火锅"})},
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
		return len(p.templates[bench.Click])
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
