package seed_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
)

// bigFeed writes a feed of n stop times: trips of 20 stops each, of lines that
// run along 25 of the stops.
func bigFeed(t testing.TB, n int) (dir string, stops int) {
	t.Helper()
	dir = t.TempDir()
	trips, routes := n/20, n/5000+1
	stops = n/200 + 25
	write := func(name, header string, rows int, row func(w io.Writer, i int)) {
		file, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		w := bufio.NewWriterSize(file, 1<<20)
		fmt.Fprintln(w, header)
		for i := range rows {
			row(w, i)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	write("stops.txt", "stop_id,stop_name,stop_lat,stop_lon", stops, func(w io.Writer, i int) {
		fmt.Fprintf(w, "de:12054:900%06d,Haltestelle %d,%.6f,%.6f\n", i, i,
			47+8*random.Float64(), 6+9*random.Float64())
	})
	write("routes.txt", "route_id,route_short_name", routes, func(w io.Writer, i int) {
		fmt.Fprintf(w, "%d_700,%d\n", i, i)
	})
	write("trips.txt", "route_id,service_id,trip_id", trips, func(w io.Writer, i int) {
		fmt.Fprintf(w, "%d_700,%d,23%09d_T\n", i%routes, i%365, i)
	})
	write("stop_times.txt", "trip_id,arrival_time,departure_time,stop_id,stop_sequence", n,
		func(w io.Writer, i int) {
			trip, seq := i/20, i%20
			stop := (trip%routes*25 + trip%5 + seq) % stops
			at := fmt.Sprintf("%02d:%02d:00", trip%24, 2*seq)
			fmt.Fprintf(w, "23%09d_T,%s,%s,de:12054:900%06d,%d\n", trip, at, at, stop, seq)
		})
	return dir, stops
}

// gauge samples the heap while it is read through.
type gauge struct {
	io.Reader
	peak  *uint64
	reads *int
}

func (g gauge) Read(p []byte) (int, error) {
	if *g.reads++; *g.reads%64 == 0 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		*g.peak = max(*g.peak, m.HeapInuse)
	}
	return g.Reader.Read(p)
}

// A feed of 10 million stop times must load within 200 MB; by default a smaller
// one shows that memory does not grow with them. NEARBY_TEST_STOP_TIMES says how
// many there are. Not parallel, so that the memory it sees is its own.
func TestAFeedOfManyStopTimesInLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads many rows")
	}
	const most = 150 << 20
	n := 500_000
	if s := os.Getenv("NEARBY_TEST_STOP_TIMES"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	dir, stops := bigFeed(t, n)
	var peak uint64
	var reads int
	o := nothing()
	o.Watch = func(r io.Reader) io.Reader { return gauge{r, &peak, &reads} }
	places, rejects := readAll(t, openFile(t, dir, o))
	if len(places) != stops || len(rejects) != 0 || peak > most {
		t.Errorf("got %d places, %d rejects, a heap of %d bytes, want %d places within %d bytes",
			len(places), len(rejects), peak, stops, most)
	}
	if places[30].Lines == "" {
		t.Errorf("no lines at %s", places[30].Name)
	}
	t.Logf("%d stop times: a heap of %d MB", n, peak>>20)
}
