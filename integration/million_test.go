package integration_test

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nearby/internal/testsize"
	"nearby/store/storetest"
)

// A file of a million places loads in one go, and the importer needs no more
// memory for it than for a small one: rows pass through, they are not collected.
func TestAMillionPlacesLoadInLittleMemory(t *testing.T) {
	t.Parallel()
	const enough = 150 << 10 // KiB
	rows := testsize.Pick(100_000, 1_000_000)
	databaseURL := storetest.URL(t)
	command := installed(t, databaseURL).command(t.Context(),
		"seed", "--output", "json", "--crs", "wgs84", invented(t, rows))
	var out, said bytes.Buffer
	command.Stdout, command.Stderr = &out, &said
	began := time.Now()
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	waited := make(chan error, 1)
	go func() { waited <- command.Wait() }()
	peak, err := peakWhile(command.Process.Pid, waited)
	if err != nil {
		t.Fatalf("seed: %v\n%s", err, said.String())
	}
	got := summed(t, ended{out: out.String(), err: said.String()})
	if got.Read != rows || got.Inserted != rows {
		t.Errorf("%+v, want %d inserted", got, rows)
	}
	stored := one[int](t, storetest.SQL(t, databaseURL), `SELECT count(*) FROM places`)
	if stored != rows {
		t.Errorf("%d places in the table, want %d", stored, rows)
	}
	if peak == 0 {
		t.Error("the importer's memory was never seen")
	}
	if peak > enough {
		t.Errorf("the importer took %d MiB at its peak, want at most %d", peak>>10, enough>>10)
	}
	t.Logf("%d places in %.1f s, %d MiB at the peak", rows, time.Since(began).Seconds(), peak>>10)
}

// peakWhile watches the peak of a process's memory, in KiB, until it has ended.
// What wait4 tells is no use: a child's peak there begins with its parent's, and
// the parent is a test with the race detector in it.
func peakWhile(pid int, waited <-chan error) (peak int, err error) {
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for {
		select {
		case err := <-waited:
			return peak, err
		case <-look.C:
			peak = max(peak, highWater(pid))
		}
	}
}

// highWater is the peak of a process's resident memory so far, in KiB: VmHWM of
// proc(5); 0 when the process is gone.
func highWater(pid int) (peak int) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	if _, line, found := strings.Cut(string(status), "VmHWM:"); found {
		_, _ = fmt.Sscan(line, &peak) // 0 for a process that is just ending
	}
	return peak
}

// invented is the path of a CSV with so many places, spread over a province.
func invented(t *testing.T, rows int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "invented.csv")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(file)
	random := rand.New(rand.NewPCG(1, 2))
	fmt.Fprintln(w, "id,name,category,address,lat,lng")
	for i := range rows {
		name, category := "面馆", "restaurant"
		if i%10 == 0 {
			name, category = "公交站", "transit"
		}
		fmt.Fprintf(w, "%d,%s%d,%s,人民路%d号,%.7f,%.7f\n", i, name, i, category, i%1000,
			30+2*random.Float64(), 120+2*random.Float64())
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
