package table_test

import (
	"fmt"
	"time"

	"nearby/bench/dataset"
	"nearby/geo"
)

// spend is the CPU that replies took.
type spend struct {
	server, database time.Duration
	replies          int
}

func (s spend) perReply(d time.Duration) float64 {
	return float64(d.Microseconds()) / float64(max(s.replies, 1))
}

// spot is where people ask from most.
func spot() geo.WGS84 { return dataset.New(seedOfWorld, cities).Points(1)[0] }

// replyRows compare a reply with a bare one: the same message, signed, checked and read,
// and an answer as long, without looking anything up or keeping anything.
func (t *table) replyRows(database string, warm *server) {
	command := t.self("serve-bare", warm.url)
	plain := t.start(command, "bare", account(false))
	plain.cities = warm.cities
	defer plain.stop()
	flags := []string{"--warmup=0s"} // all that is sent counts
	postmaster := t.postmaster(database)
	a := &contender{name: "warm", server: warm, flags: flags, postmaster: postmaster}
	b := &contender{name: "bare", server: plain, flags: flags}
	t.compare(a, b)
	bare := b.spent.perReply(b.spent.server)
	all, alone := a.spent.perReply(a.spent.server+a.spent.database), a.spent.perReply(a.spent.server)
	t.rows = append(t.rows,
		times("CPU per reply, PostgreSQL counted ÷ a bare signed reply", 4, all, bare),
		times("CPU per reply, the server alone ÷ a bare signed reply", 3, alone, bare),
		ratio("replies/s ÷ bare signed replies/s", 0.35, a.throughput(), b.throughput()))
}

// times is a row about two costs, of which the first should be at most so many times
// the second.
func times(what string, bar, a, b float64) row {
	r := row{what: what, bar: fmt.Sprintf("≤ %g", bar), figure: "none", detail: fmt.Sprintf("%.0f µs ÷ %.0f µs", a, b)}
	if b > 0 {
		r.figure, r.met = fmt.Sprintf("%.1f", a/b), a/b <= bar
	}
	return r
}
