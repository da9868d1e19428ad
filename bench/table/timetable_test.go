package table_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"nearby/bench/dataset"
	"nearby/store"
	"nearby/timetable"
)

// timetableRows load a timetable of a feed and ask for what leaves: a busy stop from
// memory, and locations beside the same places without a timetable.
func (t *table) timetableRows(database string) {
	t.feedRows()
	with := t.prefix + "_timetable"
	t.create(with)
	t.seed(t.urlOf(with), t.places, cities, seedOfWorld)
	source := t.psql(database, "SELECT source FROM places LIMIT 1")
	t.seedFeed(t.urlOf(with), source, t.feed(t.places))
	t.psql(t.urlOf(with), "VACUUM ANALYZE")
	a := &contender{name: "with departures", server: t.warm(what{name: "departures", database: t.urlOf(with)})}
	defer a.server.stop()
	b := &contender{name: "without departures", server: t.warm(what{name: "no departures", database: database})}
	defer b.server.stop()
	for _, c := range []*contender{a, b} {
		c.flags = []string{"--mix=location=1", "--warmup=0s"} // all that is sent counts
		c.postmaster = t.postmaster(database)
	}
	t.compare(a, b)
	cpu := func(c *contender) float64 { return c.spent.perReply(c.spent.server + c.spent.database) }
	t.rows = append(t.rows,
		ratio("location answers/s, with departures ÷ without", 0.7, a.throughput(), b.throughput()),
		times("CPU per location answer, PostgreSQL counted, with departures ÷ without", 1.43, cpu(a), cpu(b)))
}

// feed is the folder of a feed along the stops among so many places.
func (t *table) feed(places int) string {
	folder := filepath.Join(t.folder, fmt.Sprintf("feed-%d-%d", places, t.stopTimes))
	if _, err := os.Stat(folder); err == nil {
		return folder
	}
	part := folder + ".part"
	t.check(errors.Join(os.RemoveAll(part), os.Mkdir(part, 0o750)))
	t.check(dataset.New(seedOfWorld, cities).WriteFeed(part, places, t.stopTimes))
	t.check(os.Rename(part, folder))
	return folder
}

// seedFeed loads a feed, and tells how long that took and how much memory at its most, in
// MB.
func (t *table) seedFeed(databaseURL, source, folder string) (took time.Duration, peak float64) {
	t.say("loading a feed of %d stop times", t.stopTimes)
	command := exec.CommandContext(t.ctx, t.program, "seed", "--source="+source, folder)
	command.Env = append(os.Environ(), "NEARBY_DATABASE_URL="+databaseURL)
	began := time.Now()
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("seed: %v\n%s", err, out)
	}
	used, _ := command.ProcessState.SysUsage().(*syscall.Rusage)
	return time.Since(began), float64(used.Maxrss) * 1024 / 1e6
}

// feedRows load a feed whose stops are busy: few stops, all of its stop times.
func (t *table) feedRows() {
	name := t.prefix + "_feed"
	t.create(name)
	defer t.drop(name)
	databaseURL := t.urlOf(name)
	took, peak := t.seedFeed(databaseURL, "feed", t.feed(t.small))
	const bytes = `SELECT sum(pg_total_relation_size(c))::bigint FROM unnest('{departures,services,timetables}'::regclass[]) c`
	size, err := strconv.ParseFloat(t.psql(databaseURL, bytes), 64)
	t.check(err)
	what := func(s string) string { return fmt.Sprintf("%s of a feed of %d stop times", s, t.stopTimes) }
	t.rows = append(t.rows,
		row{
			what: what("peak memory of the load"), figure: fmt.Sprintf("%.0f MB", peak), bar: "≤ 300 MB", met: peak <= 300,
			detail: fmt.Sprintf("loaded in %.0f s, %.0f stop times/s", took.Seconds(), float64(t.stopTimes)/took.Seconds()),
		},
		row{
			what: what("size in the database"), figure: fmt.Sprintf("%.0f MB", size/1e6), bar: "≤ 1000 MB", met: size <= 1e9,
			detail: fmt.Sprintf("%.0f bytes a stop time, indexes counted", size/float64(t.stopTimes)),
		},
		t.boardRow(databaseURL))
}

// boardRow asks for what leaves the busiest stop, once that is in memory.
func (t *table) boardRow(databaseURL string) row {
	const busiest = `SELECT place FROM departures GROUP BY place ORDER BY sum(cardinality(clocks)) DESC, place LIMIT 1`
	stop := store.StopID{Source: "feed", ID: t.psql(databaseURL, busiest)}
	s, err := store.Open(databaseURL)
	t.check(err)
	defer s.Close()
	of, err := s.Departures(t.ctx, []store.StopID{stop})
	t.check(err)
	all, clocks := timetable.Directions(of[0]), 0
	for _, d := range of[0] {
		clocks += len(d.Clocks)
	}
	const asked = 1000
	at, boards := time.Date(2026, 11, 27, 8, 0, 0, 0, time.UTC), 0
	began := time.Now()
	for i := range asked {
		for _, d := range all {
			boards += len(d.Board(at.Add(time.Duration(i)*time.Minute), nil, 3).Next)
		}
	}
	each := time.Since(began) / asked
	return row{
		what: "departures of its busiest stop, from memory", figure: fmt.Sprintf("%.3f ms", each.Seconds()*1e3),
		bar: "≤ 1 ms", met: each <= time.Millisecond,
		detail: fmt.Sprintf("%d lines and directions, %d departures; %d shown in %d boards of the stop", len(all), clocks, boards, asked),
	}
}
