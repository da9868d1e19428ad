package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"nearby/store/storetest"
)

// TestMain lets the test binary be the servers that the table starts of itself.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && strings.HasPrefix(os.Args[1], "serve-") {
		main()
		return
	}
	os.Exit(m.Run())
}

// A quick run shows that every row can be measured and that every answer meanwhile was
// right; how fast is no matter here.
func TestEveryRowCanBeMeasured(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("psql"); err != nil {
		t.Skipf("needs psql: %v", err)
	}
	program := filepath.Join(t.TempDir(), "nearby")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "../../cmd/nearby").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	s := settings{
		prefix: "nearby_bench_test_" + strconv.Itoa(os.Getpid()), program: program, database: storetest.URL(t), folder: t.TempDir(), cells: "16MB",
		places: 2000, small: 1000, points: 50, rate: 20, rows: 500, rounds: 1, seconds: 100 * time.Millisecond, workers: []int{2},
	}
	run := &table{settings: s}
	t.Cleanup(func() {
		run.stopAll()
		const left = `SELECT string_agg(datname, ' ') FROM pg_database WHERE starts_with(datname, '`
		names, err := run.psql(context.Background(), s.database, left+s.prefix+`')`)
		if err != nil {
			t.Error(err)
		}
		for _, name := range strings.Fields(names) {
			if err := run.drop(context.Background(), name); err != nil {
				t.Error(err)
			}
		}
	})
	if err := run.measure(t.Context()); err != nil {
		t.Fatal(err)
	}
	const rows = 10
	if len(run.rows) != rows || run.answers == 0 {
		t.Errorf("%d rows from %d answers, want %d from some", len(run.rows), run.answers, rows)
	}
	for _, r := range run.rows {
		if r.figure == "" || r.figure == "none" || r.bar == "" || r.detail == "" {
			t.Errorf("%q is incomplete: %+v", r.what, r)
		}
	}
	if got := strings.Count(markdown(run.rows), "\n| "); got != rows {
		t.Errorf("the table has %d lines, want %d:\n%s", got, rows, markdown(run.rows))
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
