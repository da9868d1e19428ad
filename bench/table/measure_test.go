package table_test

import (
	"cmp"
	"fmt"
	"slices"

	"nearby/bench"
)

// measure makes every row of the table, in its order.
func (t *table) measure() {
	database := t.loaded(t.places, cities, 1)
	t.searchRows(database)
	t.freshRow(database)
	t.sizeRow(database)
	t.secureRow(database)
	t.loadRow()
	t.pictureRows(database)
	t.timetableRows(database)
}

// warm starts a server with cells and asks it from every point, until nothing that it
// will be asked is new to it: the first to ask is answered by the database, for the
// second what is around is read, and taps on the menu show more of it.
func (t *table) warm(w what) *server {
	w.cells = t.cells
	s := t.serve(w)
	for _, mix := range []string{"location=1", "location=1,click=1", "location=1,click=1"} {
		t.bench(s, "--mix="+mix, "--once", "--warmup=0s", "--workers=4")
	}
	return s
}

// searchRows compare a warm server with one that only receives and answers, one that need
// not search and one that searches in the database each time, and ask the first for its
// latency and memory.
func (t *table) searchRows(database string) {
	s := t.serve(what{name: "idle", database: database, cells: t.cells})
	idle, _ := s.memory(t)
	s.stop()
	warm := t.warm(what{name: "warm", database: database})
	defer warm.stop()
	t.replyRows(database, warm)
	known := t.serve(what{name: "known", database: database, known: true})
	defer known.stop()
	query := t.serve(what{name: "query", database: database, cells: "0"})
	defer query.stop()
	a := &contender{name: "warm cells", server: warm}
	b := &contender{name: "no search", server: known}
	c := &contender{name: "a query per message", server: query}
	t.compare(a, b, c)
	t.rows = append(t.rows,
		ratio("what a search costs: replies/s, warm cells ÷ the same path with no search", 0.8, a.throughput(), b.throughput()),
		ratio("replies/s, warm cells ÷ one PostGIS query per message", 5, a.throughput(), c.throughput()))
	t.latencyRow(warm)
	t.memoryRow(warm, idle)
}

// latencyRow is the turn whose p99 is the median.
func (t *table) latencyRow(warm *server) {
	const bar = 10.0
	var turns []bench.Report
	for range t.rounds {
		r := t.timed(warm, 2*t.seconds, fmt.Sprintf("--rate=%d/s", t.rate))
		t.say("open loop: p99 %.1f ms", r.P99)
		turns = append(turns, r)
	}
	slices.SortFunc(turns, func(a, b bench.Report) int { return cmp.Compare(a.P99, b.P99) })
	r := turns[len(turns)/2]
	t.rows = append(t.rows, row{
		what: fmt.Sprintf("p99 at %d messages/s, open loop", t.rate), figure: fmt.Sprintf("%.1f ms", r.P99),
		bar: "≤ 10 ms", met: r.P99 <= bar,
		detail: fmt.Sprintf("p50 %.1f, p99.9 %.1f, max %.1f ms; %d messages", r.P50, r.P999, r.Max, r.Messages),
	})
}

func (t *table) memoryRow(warm *server, idle float64) {
	const bar = 200.0
	now, peak := warm.memory(t)
	t.rows = append(t.rows, row{
		what: "the server's memory beyond an idle one", figure: fmt.Sprintf("%.0f MB", now-idle),
		bar: "≤ 200 MB", met: now-idle <= bar,
		detail: fmt.Sprintf("resident %.0f MB, idle %.0f, peak %.0f", now, idle, peak),
	})
}

// freshRow compares the two when every location is one that was never seen before.
func (t *table) freshRow(database string) {
	anew := func(name, cells string) *contender {
		return &contender{
			name: name, flags: []string{"--fresh", "--warmup=0s", "--mix=location=1"},
			renew: func() *server { return t.serve(what{name: name, database: database, cells: cells}) },
		}
	}
	a, b := anew("new-cells", t.cells), anew("new-query", "0")
	t.compare(a, b)
	a.server.stop()
	b.server.stop()
	t.rows = append(t.rows, ratio("replies/s, every location in a cell never seen ÷ one PostGIS query per message",
		0.9, a.throughput(), b.throughput()))
}

// sizeRow compares a server of many places with one of few. Both are as dense, so that
// answers are as long and memory holds as much of them: the few are in as few cities,
// and more places than usual are more worlds like the first, where people ask.
func (t *table) sizeRow(database string) {
	worlds := max(1, t.large/t.places)
	if worlds > 1 {
		database = t.loaded(t.places, cities, worlds)
	}
	few := max(1, t.small*cities/t.places)
	smallDatabase := t.loaded(t.small, few, 1)
	t.versus(fmt.Sprintf("replies/s, warm cells, %d places ÷ %d", worlds*t.places, t.small), 0.9,
		what{name: "many places", database: database}, what{name: "few places", database: smallDatabase, cities: few})
}

// secureRow compares the two modes.
func (t *table) secureRow(database string) {
	t.versus("replies/s, secure mode ÷ plain mode", 0.7,
		what{name: "secure mode", database: database, secure: true}, what{name: "plain mode", database: database})
}

// versus makes the row that compares two warm servers.
func (t *table) versus(name string, bar float64, one, other what) {
	a := &contender{name: one.name, server: t.warm(one)}
	defer a.server.stop()
	b := &contender{name: other.name, server: t.warm(other)}
	defer b.server.stop()
	t.compare(a, b)
	t.rows = append(t.rows, ratio(name, bar, a.throughput(), b.throughput()))
}
