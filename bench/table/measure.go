package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"nearby/bench"
)

// measure makes every row of the table, in its order.
func (t *table) measure(ctx context.Context) error {
	database, err := t.loaded(ctx, t.places, cities, 1)
	if err != nil {
		return err
	}
	for _, rows := range []func(context.Context, string) error{
		t.searchRows, t.freshRow, t.sizeRow, t.secureRow, t.loadRow, t.pictureRows,
	} {
		if err := rows(ctx, database); err != nil {
			return err
		}
	}
	return nil
}

// warm starts a server with cells and asks it from every point, until nothing that it
// will be asked is new to it: the first to ask is answered by the database, for the
// second what is around is read, and taps on the menu show more of it.
func (t *table) warm(ctx context.Context, w what) (*server, error) {
	w.cells = t.cells
	s, err := t.serve(ctx, w)
	if err != nil {
		return nil, err
	}
	for _, mix := range []string{"location=1", "location=1,click=1", "location=1,click=1"} {
		if _, err = t.bench(ctx, s, "--mix="+mix, "--once", "--warmup=0s", "--workers=4"); err != nil {
			break
		}
	}
	return s, err
}

// searchRows compare a warm server with one that need not search and one that searches
// in the database each time, and ask the first for its latency and memory.
func (t *table) searchRows(ctx context.Context, database string) error {
	s, err := t.serve(ctx, what{name: "idle", database: database, cells: t.cells})
	if err != nil {
		return err
	}
	idle, _, err := s.memory()
	s.stop()
	if err != nil {
		return err
	}
	warm, err := t.warm(ctx, what{name: "warm", database: database})
	if err != nil {
		return err
	}
	defer warm.stop()
	known, err := t.serve(ctx, what{name: "known", database: database, known: true})
	if err != nil {
		return err
	}
	defer known.stop()
	query, err := t.serve(ctx, what{name: "query", database: database, cells: "0"})
	if err != nil {
		return err
	}
	defer query.stop()
	a := &contender{name: "warm cells", server: warm}
	b := &contender{name: "no search", server: known}
	c := &contender{name: "a query per message", server: query}
	if err := t.compare(ctx, a, b, c); err != nil {
		return err
	}
	t.rows = append(t.rows,
		ratio("replies/s, warm cells ÷ the same path with no search", 0.8, a.throughput(), b.throughput()),
		ratio("replies/s, warm cells ÷ one PostGIS query per message", 5, a.throughput(), c.throughput()))
	if err := t.latencyRow(ctx, warm); err != nil {
		return err
	}
	return t.memoryRow(warm, idle)
}

// latencyRow is the turn whose p99 is the median.
func (t *table) latencyRow(ctx context.Context, warm *server) error {
	const bar = 10.0
	var turns []bench.Report
	for range t.rounds {
		r, err := t.bench(ctx, warm, fmt.Sprintf("--rate=%d/s", t.rate), "--duration="+(2*t.seconds).String())
		if err != nil {
			return err
		}
		say("open loop: p99 %.1f ms", r.P99)
		turns = append(turns, r)
	}
	slices.SortFunc(turns, func(a, b bench.Report) int { return cmp.Compare(a.P99, b.P99) })
	r := turns[len(turns)/2]
	t.rows = append(t.rows, row{
		what: fmt.Sprintf("p99 at %d messages/s, open loop", t.rate), figure: fmt.Sprintf("%.1f ms", r.P99),
		bar: "≤ 10 ms", met: r.P99 <= bar,
		detail: fmt.Sprintf("p50 %.1f, p99.9 %.1f, max %.1f ms; %d messages", r.P50, r.P999, r.Max, r.Messages),
	})
	return nil
}

func (t *table) memoryRow(warm *server, idle float64) error {
	const bar = 200.0
	now, peak, err := warm.memory()
	t.rows = append(t.rows, row{
		what: "the server's memory beyond an idle one", figure: fmt.Sprintf("%.0f MB", now-idle),
		bar: "≤ 200 MB", met: now-idle <= bar,
		detail: fmt.Sprintf("resident %.0f MB, idle %.0f, peak %.0f", now, idle, peak),
	})
	return err
}

// freshRow compares the two when every location is one that was never seen before.
func (t *table) freshRow(ctx context.Context, database string) error {
	anew := func(name, cells string) *contender {
		return &contender{
			name: name, flags: []string{"--fresh", "--warmup=0s", "--mix=location=1"},
			renew: func(ctx context.Context) (*server, error) {
				return t.serve(ctx, what{name: name, database: database, cells: cells})
			},
		}
	}
	a, b := anew("new-cells", t.cells), anew("new-query", "0")
	err := t.compare(ctx, a, b)
	a.server.stop()
	b.server.stop()
	t.rows = append(t.rows, ratio("replies/s, every location in a cell never seen ÷ one PostGIS query per message",
		0.9, a.throughput(), b.throughput()))
	return err
}

// sizeRow compares a server of many places with one of few. Both are as dense, so that
// answers are as long and memory holds as much of them: the few are in as few cities,
// and more places than usual are more worlds like the first, where people ask.
func (t *table) sizeRow(ctx context.Context, database string) error {
	worlds := max(1, t.large/t.places)
	if worlds > 1 {
		var err error
		if database, err = t.loaded(ctx, t.places, cities, worlds); err != nil {
			return err
		}
	}
	few := max(1, t.small*cities/t.places)
	smallDatabase, err := t.loaded(ctx, t.small, few, 1)
	if err != nil {
		return err
	}
	large, err := t.warm(ctx, what{name: "large", database: database})
	if err != nil {
		return err
	}
	defer large.stop()
	small, err := t.warm(ctx, what{name: "small", database: smallDatabase, cities: few})
	if err != nil {
		return err
	}
	defer small.stop()
	a, b := &contender{name: "many places", server: large}, &contender{name: "few places", server: small}
	err = t.compare(ctx, a, b)
	t.rows = append(t.rows, ratio(fmt.Sprintf("replies/s, warm cells, %d places ÷ %d", worlds*t.places, t.small),
		0.9, a.throughput(), b.throughput()))
	return err
}

// secureRow compares the two modes.
func (t *table) secureRow(ctx context.Context, database string) error {
	secure, err := t.warm(ctx, what{name: "secure", database: database, secure: true})
	if err != nil {
		return err
	}
	defer secure.stop()
	plain, err := t.warm(ctx, what{name: "plain", database: database})
	if err != nil {
		return err
	}
	defer plain.stop()
	a, b := &contender{name: "secure mode", server: secure}, &contender{name: "plain mode", server: plain}
	err = t.compare(ctx, a, b)
	t.rows = append(t.rows, ratio("replies/s, secure mode ÷ plain mode", 0.7, a.throughput(), b.throughput()))
	return err
}
