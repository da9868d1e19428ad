package table_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"nearby/store/storetest"
)

// table is a run: the settings, and the rows so far. What cannot be measured ends it.
type table struct {
	*testing.T
	settings

	ctx     context.Context // ends with the test, or when a person ends it
	answers int             // checked, all of them right
	rows    []row
}

// settings say how much to measure.
type settings struct {
	program  string // the binary under test
	database string // a postgres:// URL of a role that may create databases
	prefix   string // of the names of databases
	folder   string // for logs
	cells    string // NEARBY_CELLS of a server with cells
	places   int
	small    int // places of the small database
	large    int // of the large one, a multiple of places; 0 = there is none
	rate     int // messages a second of the open loop
	loads    int // rows loaded to compare seed with psql
	points   int // that people ask from

	stopTimes int // of the feeds whose timetables are measured
	rounds    int
	seconds   time.Duration
	workers   []int // tried; the best counts
}

// The first world is that of nearby bench when nothing else is said.
const (
	seedOfWorld = 1
	cities      = 200
)

// given are the settings of the command line.
var given = settings{
	prefix: "nearby_bench", database: os.Getenv("NEARBY_DATABASE_URL"),
	small: 10_000, points: 4000, rate: 1000, workers: []int{8, 32},
}

var quick = flag.Bool("small", false, "a quick run that shows that all of it works, not how fast")

func init() {
	flag.StringVar(&given.program, "program", "", "the program to measure; without it all is a test")
	flag.StringVar(&given.folder, "logs", ".local/bench", "where the servers' logs go")
	flag.StringVar(&given.cells, "cells", "100MB", "NEARBY_CELLS of a server with cells")
	flag.IntVar(&given.places, "places", 1_000_000, "how many places")
	flag.IntVar(&given.large, "large", 0, "compare with so many places, a multiple of -places, say 5000000")
	flag.IntVar(&given.loads, "rows", 200_000, "how many rows to compare seed with psql by")
	flag.IntVar(&given.stopTimes, "stop-times", 10_000_000, "how many stop times the feeds with timetables have")
	flag.IntVar(&given.rounds, "rounds", 3, "how many turns each")
	flag.DurationVar(&given.seconds, "time", 5*time.Second, "how long one turn is")
}

// TestMain lets the test binary be the servers that the table starts of itself.
func TestMain(m *testing.M) {
	if len(os.Args) < 2 || !strings.HasPrefix(os.Args[1], "serve-") {
		os.Exit(m.Run())
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var err error
	switch os.Args[1] {
	case "serve-known": // see known_test.go
		err = serveKnown(ctx)
	case "serve-bare": // see bare_test.go
		err = serveBare(ctx, os.Args[2])
	default:
		err = serveFile(ctx, os.Args[2])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
	}
}

// Every row can be measured, and every answer meanwhile is right.
func TestTable(t *testing.T) {
	t.Parallel()
	run := table{T: t, settings: given}
	if given.program == "" {
		run.settings = testSettings(t)
		t.Cleanup(run.dropAll)
	} else {
		run.check(run.prepare())
	}
	var stop context.CancelFunc
	run.ctx, stop = signal.NotifyContext(t.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	run.measure()
	const rows = 18
	if len(run.rows) != rows || run.answers == 0 {
		t.Errorf("%d rows from %d answers, want %d from some", len(run.rows), run.answers, rows)
	}
	for _, r := range run.rows {
		if r.figure == "" || r.figure == "none" || r.bar == "" || r.detail == "" {
			t.Errorf("%q is incomplete: %+v", r.what, r)
		}
	}
	printed := markdown(run.rows)
	if got := strings.Count(printed, "\n| "); got != rows {
		t.Errorf("the table has %d lines, want %d:\n%s", got, rows, printed)
	}
	if given.program != "" {
		fmt.Printf("%d places, %d turns of %s, %d cores, %s\n\n%s", run.places, run.rounds, run.seconds,
			runtime.NumCPU(), runtime.Version(), printed)
	}
}

// testSettings measure this checkout for moments; how fast it is is no matter.
func testSettings(t *testing.T) settings {
	t.Helper()
	if _, err := exec.LookPath("psql"); err != nil {
		t.Skipf("needs psql: %v", err)
	}
	program := filepath.Join(t.TempDir(), "nearby")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "../../cmd/nearby").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return settings{
		prefix: "nearby_bench_test_" + strconv.Itoa(os.Getpid()), program: program, database: storetest.URL(t),
		folder: t.TempDir(), cells: "16MB", places: 2000, small: 1000, points: 50, rate: 20, loads: 500,
		rounds: 1, seconds: 100 * time.Millisecond, workers: []int{2}, stopTimes: 2000,
	}
}

// prepare checks the settings of the command line and makes the folder of the logs.
func (t *table) prepare() (err error) {
	switch {
	case t.database == "":
		return errors.New("NEARBY_DATABASE_URL is not set: make bench sets it")
	case t.rounds < 1 || t.seconds <= 0 || t.places < 1 || t.loads < 1 || t.stopTimes < 1:
		return errors.New("-rounds, -time, -places, -rows and -stop-times must be above 0")
	case t.large%t.places != 0 || *quick && t.large > 0:
		return errors.New("-large must be a multiple of -places, and does not go with -small")
	}
	if *quick {
		t.places, t.loads, t.rounds, t.seconds, t.stopTimes = t.small, 2_000, 1, time.Second, 20_000
		t.points, t.rate, t.workers = 400, 50, []int{2} // a machine that is busy must not fail it
	}
	if t.folder, err = filepath.Abs(t.folder); err != nil {
		return err
	}
	return os.MkdirAll(t.folder, 0o750)
}

// check ends the run with an error.
func (t *table) check(err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// say tells on standard error what goes on: a whole run takes minutes.
func (t *table) say(format string, args ...any) {
	if given.program != "" {
		fmt.Fprintf(os.Stderr, "table: "+format+"\n", args...)
	}
}

func TestARatioIsMetOrNot(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		a, b float64
		want row
	}{
		"met exactly": {80, 100, row{figure: "0.80", met: true}},
		"not met":     {79, 100, row{figure: "0.79"}},
		"of nothing":  {79, 0, row{figure: "none"}},
	} {
		got := ratio("x", 0.8, throughput{test.a, "replies"}, throughput{test.b, "replies"})
		if got.figure != test.want.figure || got.met != test.want.met || got.bar != "≥ 0.8" {
			t.Errorf("%s: got %+v, want %+v", name, got, test.want)
		}
	}
	if got := median([]float64{3, 1, 2}); got != 2 {
		t.Errorf("median() = %g, want 2", got)
	}
}
