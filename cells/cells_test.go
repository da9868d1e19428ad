package cells_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp/cmpopts"

	gocmp "github.com/google/go-cmp/cmp"

	"nearby/cells"
	"nearby/geo"
	"nearby/internal/testsize"
	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

// searches is how many random searches a test makes; NEARBY_TEST_SEARCHES says
// another number.
func searches(t *testing.T, usual int) int {
	t.Helper()
	n, err := strconv.Atoi(cmp.Or(os.Getenv("NEARBY_TEST_SEARCHES"), strconv.Itoa(usual)))
	if err != nil {
		t.Fatalf("NEARBY_TEST_SEARCHES: %v", err)
	}
	return n
}

func cellsOf(s *store.Store, bytes uint64) *cells.Cells {
	return withClock(s, bytes, time.Now)
}

func withClock(s *store.Store, bytes uint64, now func() time.Time) *cells.Cells {
	return cells.New(s, store.NewWatcher(s, now), cells.Options{Bytes: bytes, Radius: 1000, Now: now})
}

// watched are cells whose watcher runs for the length of the test.
func watched(t *testing.T, s *store.Store, bytes uint64) *cells.Cells {
	t.Helper()
	w := store.NewWatcher(s, time.Now)
	ctx, stop := context.WithCancel(t.Context())
	var done sync.WaitGroup
	done.Go(func() { _ = w.Run(ctx) })
	t.Cleanup(func() { stop(); done.Wait() })
	return cells.New(s, w, cells.Options{Bytes: bytes, Radius: 1000, Now: time.Now})
}

// anywhere draws a point: where places are dense, at their edge, far from
// everything, by a pole or at the antimeridian.
func anywhere(random *rand.Rand) geo.WGS84 {
	switch random.IntN(12) {
	case 0:
		return geo.WGS84{Lat: random.Float64()*180 - 90, Lng: random.Float64()*360 - 180}
	case 1:
		return geo.WGS84{Lat: 89.9 + random.Float64()/10, Lng: random.Float64()*360 - 180}
	case 2:
		return geo.WGS84{Lat: 10 + random.Float64(), Lng: math.Mod(180.5+random.Float64()-0.5, 180)}
	case 3:
		return around(random, 90_000)
	case 4: // the same few points, as in front of a station
		return geo.WGS84{Lat: centre.Lat + float64(random.IntN(5))/1000, Lng: centre.Lng}
	default:
		return around(random, 8000)
	}
}

// earthwide are scattered places and some at the ends of the earth, where every
// formula that takes degrees for metres fails.
func earthwide(random *rand.Rand, n int) []place.Place {
	places := scattered(random, n)
	for i := range 100 {
		places = append(places,
			restaurant(fmt.Sprintf("pole %d", i), 89.9+random.Float64()/10, random.Float64()*360-180),
			stop(fmt.Sprintf("line %d", i), 10+random.Float64(), math.Mod(180.5+random.Float64()-0.5, 180)),
			restaurant(fmt.Sprintf("mall %d", i), centre.Lat+0.002, centre.Lng), // all in one point
		)
	}
	return places
}

// crowd are places within 300 m of the centre: more than a cell of that size holds.
func crowd(random *rand.Rand, n int) []place.Place {
	places := make([]place.Place, n)
	for i := range places {
		at := around(random, 300)
		places[i] = restaurant(fmt.Sprintf("stall %d", i), at.Lat, at.Lng)
	}
	return places
}

func draw(random *rand.Rand) (q store.Query, limit int) {
	q = store.Query{Origin: anywhere(random), Radius: geo.Metres(random.IntN(12_000))}
	q.Categories = [][]string{nil, nil, {"restaurant"}, {"transit"}}[random.IntN(4)]
	q.Stops = []int{0, 0, 40}[random.IntN(3)]
	q.Beyond = []geo.Metres{0, 0, 500, 3000}[random.IntN(4)]
	if random.IntN(20) == 0 {
		q.Radius = 50_000
	}
	return q, []int{1, 8, 40, 42, 160}[random.IntN(5)]
}

// answered fails the test on an error, but for a database that a busy machine kept
// from answering in time: that says nothing about what is compared.
func answered(t *testing.T, q store.Query, err error) bool {
	t.Helper()
	if err != nil && !errors.Is(err, store.ErrUnavailable) {
		t.Fatalf("%+v: error = %v", q, err)
	}
	return err == nil
}

// compare holds an answer of memory against one of the database. It returns false
// when they are of two editions, or one is missing, which says nothing.
func compare(t *testing.T, s *store.Store, c *cells.Cells, random *rand.Rand) bool {
	t.Helper()
	q, limit := draw(random)
	var got []place.Found
	var edition store.Edition
	var err error
	for range 2 { // the first to ask from somewhere is answered by the database
		if got, edition, err = c.Nearby(t.Context(), q, limit); !answered(t, q, err) {
			return false
		}
	}
	want, fresh, err := s.Nearby(t.Context(), q, limit)
	if !answered(t, q, err) {
		return false
	}
	// Nothing found tells no version.
	same := edition.Version == fresh.Version || len(want) == 0 && len(got) == 0
	millimetre := gocmp.Comparer(func(a, b geo.Metres) bool { return math.Abs(float64(a-b)) <= 0.001 })
	unseen := cmpopts.IgnoreFields(place.Found{}, "Bearing")
	if diff := gocmp.Diff(want, got, millimetre, unseen, cmpopts.EquateEmpty()); same && diff != "" {
		t.Fatalf("%+v, %d: cells differ from the database (-want +got):\n%s", q, limit, diff)
	}
	counted, edition, err := c.Count(t.Context(), q, 999)
	if !answered(t, q, err) {
		return false
	}
	counts, fresh, err := s.Count(t.Context(), q, 999)
	if !answered(t, q, err) {
		return false
	}
	sameCount := edition.Version == fresh.Version
	if diff := gocmp.Diff(counts, counted); sameCount && diff != "" {
		t.Fatalf("%+v: counts differ from the database (-want +got):\n%s", q, diff)
	}
	return same && sameCount
}

func TestCellsEqualTheDatabase(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	random := rand.New(rand.NewPCG(7, 8))
	loadPlaces(t, s, append(earthwide(random, 5000), crowd(random, 4000)...))
	c := cellsOf(s, 8<<20)
	total := searches(t, testsize.Pick(500, 2000))
	compared := 0
	for range total {
		if compare(t, s, c, random) {
			compared++
		}
	}
	if compared < total*99/100 {
		t.Errorf("%d of %d searches could be compared, though the data did not change", compared, total)
	}
	if stats := c.Stats(); stats.Answered < int64(total)/2 {
		t.Errorf("%d of %d searches were answered from memory: %+v", stats.Answered, 2*total, stats)
	}
}

// Loads go on all the while: places move, come and go. Every answer must be that
// of the edition it says it is of.
func TestCellsEqualTheDatabaseWhileLoadsChangeIt(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	random := rand.New(rand.NewPCG(9, 10))
	loadPlaces(t, s, earthwide(random, 3000))
	c := watched(t, s, 8<<20)
	ctx, stop := context.WithCancel(t.Context())
	var loading sync.WaitGroup
	var loads atomic.Int64
	loading.Go(func() {
		random := rand.New(rand.NewPCG(11, 12))
		for ctx.Err() == nil {
			places := earthwide(random, 2500+random.IntN(1000))
			l := store.Load{Source: "test", Prune: true, Force: true, Next: from(places)}
			if _, err := s.Load(ctx, l); err != nil {
				if ctx.Err() == nil {
					t.Error(err)
				}
				return
			}
			loads.Add(1)
		}
	})
	compared := 0
	for total := searches(t, testsize.Pick(200, 500)); total > 0 || loads.Load() < 3; total-- {
		if compare(t, s, c, random) {
			compared++
		}
	}
	stop()
	loading.Wait()
	t.Logf("%d loads, %d comparisons of one edition, %+v", loads.Load(), compared, c.Stats())
	if compared < 100 {
		t.Errorf("%d comparisons show nothing", compared)
	}
}

func nearby(t *testing.T, c *cells.Cells) {
	t.Helper()
	if _, _, err := c.Nearby(t.Context(), store.Query{Origin: centre, Radius: 10_000}, 40); err != nil {
		t.Fatal(err)
	}
}

func TestManyWhoAskAtOnceShareARead(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadPlaces(t, s, scattered(rand.New(rand.NewPCG(1, 3)), 2000))
	c := cellsOf(s, 8<<20)
	var all sync.WaitGroup
	nearby(t, c)
	for range 200 {
		all.Go(func() {
			if _, _, err := c.Nearby(t.Context(), store.Query{Origin: centre, Radius: 10_000}, 40); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	alone := cellsOf(s, 8<<20)
	nearby(t, alone)
	nearby(t, alone)
	if reads, want := c.Stats().Read, alone.Stats().Read; reads != want || want == 0 {
		t.Errorf("200 searches of one point made %d reads, one alone makes %d", reads, want)
	}
}

// Where there are more places than are counted, cells are kept all the same.
func TestWhereThereAreVeryManyACellIsReadOnce(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	random := rand.New(rand.NewPCG(6, 6))
	var places []place.Place
	for i := range 3000 {
		at := around(random, 300)
		places = append(places, restaurant(fmt.Sprint("restaurant ", i), at.Lat, at.Lng), stop(fmt.Sprint("stop ", i), at.Lat, at.Lng))
	}
	loadPlaces(t, s, places)
	c := cellsOf(s, 8<<20)
	q := store.Query{Origin: centre, Radius: 1000}
	search := func() (counts map[string]int) {
		found, _, err := c.Nearby(t.Context(), q, 40)
		if err != nil || len(found) != 80 {
			t.Fatalf("Nearby() = %d places, %v, want 80", len(found), err)
		}
		if counts, _, err = c.Count(t.Context(), q, 999); err != nil {
			t.Fatal(err)
		}
		return counts
	}
	search()
	search()
	read := c.Stats().Read
	if counts := search(); counts["restaurant"] != 999 || counts["transit"] != 999 {
		t.Errorf("counted %v, want 999 of each", counts)
	}
	if again := c.Stats().Read - read; again != 0 {
		t.Errorf("the third search made %d reads, want none", again)
	}
}

// Around people who ask, memory soon answers everything, also where a search needs no
// more than what was read for the neighbours and the count that comes with it does.
func TestSoonNothingIsLeftToTheDatabase(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	random := rand.New(rand.NewPCG(15, 16))
	var places []place.Place
	for i := range 4000 {
		one, other := around(random, 5000), around(random, 5000)
		places = append(places, restaurant(fmt.Sprint("restaurant ", i), one.Lat, one.Lng), stop(fmt.Sprint("stop ", i), other.Lat, other.Lng))
	}
	loadPlaces(t, s, places)
	c := cellsOf(s, 8<<20)
	points := make([]geo.WGS84, 200)
	for i := range points {
		points[i] = around(random, 5000)
	}
	round := func() (passed int64) {
		before := c.Stats().Passed
		for i, at := range points {
			q := store.Query{Origin: at, Radius: 1000}
			if _, _, err := c.Nearby(t.Context(), q, 8); err != nil {
				t.Fatalf("point %d: Nearby() error = %v", i, err)
			}
			if _, _, err := c.Count(t.Context(), q, 999); err != nil {
				t.Fatalf("point %d: Count() error = %v", i, err)
			}
		}
		return c.Stats().Passed - before
	}
	if round() == 0 {
		t.Error("the first round asked the database nothing")
	}
	for range 2 {
		round()
	}
	if passed := round(); passed != 0 {
		t.Errorf("the fourth round left %d of %d searches and counts to the database, want none", passed, 2*len(points))
	}
}

func TestALoadReachesTheCellsByNotification(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadPlaces(t, s, []place.Place{restaurant("old", 31.2347, 121.4706)})
	c := watched(t, s, 8<<20)
	q := store.Query{Origin: centre, Radius: 1000}
	if found, _, err := c.Nearby(t.Context(), q, 5); err != nil || len(found) != 1 {
		t.Fatalf("Nearby() = %v, %v, want one place", names(found), err)
	}
	loadPlaces(t, s, []place.Place{restaurant("new", 31.2348, 121.4706)})
	for deadline := time.Now().Add(time.Minute); ; {
		found, _, err := c.Nearby(t.Context(), q, 5)
		if err != nil {
			t.Fatal(err)
		}
		if slices.Equal(names(found), []string{"old", "new"}) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("a minute after the load Nearby() = %v", names(found))
		}
	}
}

// Without a database memory still answers, and says how old it may be.
func TestCellsOutliveTheDatabase(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadPlaces(t, s, []place.Place{restaurant("here", 31.2347, 121.4706), stop("there", 31.2348, 121.4706)})
	now := time.Now()
	var later atomic.Int64
	c := withClock(s, 8<<20, func() time.Time {
		return now.Add(time.Duration(later.Load()))
	})
	q := store.Query{Origin: centre, Radius: 1000}
	for range 2 {
		if _, edition, err := c.Nearby(t.Context(), q, 5); err != nil || edition.Age != 0 {
			t.Fatalf("Nearby() = %+v, %v, want the newest", edition, err)
		}
	}
	s.Close()
	later.Store(int64(time.Hour))
	found, edition, err := c.Nearby(t.Context(), q, 5)
	if err != nil || len(found) != 2 || edition.Age != time.Hour {
		t.Errorf("without a database Nearby() = %v, %+v, %v, want both, an hour old", names(found), edition, err)
	}
	if _, _, err := c.Nearby(t.Context(), store.Query{Origin: geo.WGS84{Lat: 1}, Radius: 9}, 5000); err == nil {
		t.Error("what is not in memory was answered without a database")
	}
}

func TestCellsStayWithinTheirBytes(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	random := rand.New(rand.NewPCG(5, 5))
	loadPlaces(t, s, scattered(random, 5000))
	const limit = 1 << 20
	c := cellsOf(s, limit)
	for range 500 {
		q := store.Query{Origin: around(random, 30_000), Radius: 5000}
		for range 2 {
			if _, _, err := c.Nearby(t.Context(), q, 40); err != nil {
				t.Fatal(err)
			}
		}
	}
	if stats := c.Stats(); stats.Bytes > limit || stats.Bytes < limit/2 || stats.Read < 50 {
		t.Errorf("after many reads: %+v, want at most %d bytes", stats, limit)
	}
}

// A place from memory has everything that the database has of it.
func TestCellsReturnPlacesWhole(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	p := restaurant("a", 31.2347, 121.4706)
	p.NameEN, p.Address, p.Phone, p.Lines, p.Hours, p.Zone = "A", "b", "c", "d", "10:00-22:00", "Asia/Shanghai"
	p.Rating, p.Price, p.URL, p.ImageURL, p.AudioURL = 4.5, "e", "https://f", "https://g", "https://h"
	loadPlaces(t, s, []place.Place{p})
	c := cellsOf(s, 8<<20)
	for range 3 { // from the database, from what was just read, from memory
		found, _, err := c.Nearby(t.Context(), store.Query{Origin: centre, Radius: 1000}, 5)
		if err != nil || len(found) != 1 {
			t.Fatalf("Nearby() = %v, %v, want one place", names(found), err)
		}
		p.ID = found[0].ID
		if found[0].Place != p {
			t.Errorf("Nearby() = %+v, want %+v", found[0].Place, p)
		}
	}
	if answered := c.Stats().Answered; answered < 1 {
		t.Error("no answer came from memory alone, want the last one at least")
	}
}

// When nobody waits for the database, the surroundings of the first to ask from
// somewhere are read for the next.
func TestAnIdleMomentIsUsedToReadAhead(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadPlaces(t, s, []place.Place{restaurant("here", 31.2347, 121.4706)})
	c := cellsOf(s, 8<<20)
	nearby(t, c)
	for deadline := time.Now().Add(time.Minute); c.Stats().Rows == 0; {
		if time.Now().After(deadline) {
			t.Fatalf("a minute after a search: %+v, want the cells around and the place", c.Stats())
		}
	}
	s.Close()
	if found, _, err := c.Nearby(t.Context(), store.Query{Origin: centre, Radius: 1000}, 5); err != nil || len(found) != 1 {
		t.Errorf("without a database Nearby() = %v, %v, want the place", names(found), err)
	}
}

// Without a database the version before also counts for somebody who is the first to
// ask from there.
func TestTheVersionBeforeCountsWithoutADatabase(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadPlaces(t, s, []place.Place{restaurant("here", 31.2347, 121.4706)})
	now := time.Now()
	var later atomic.Int64
	c := withClock(s, 8<<20, func() time.Time {
		return now.Add(time.Duration(later.Load()))
	})
	ask := func(at geo.WGS84) {
		t.Helper()
		for range 2 { // for the second, cells are read
			if _, _, err := c.Nearby(t.Context(), store.Query{Origin: at, Radius: 1000}, 5); err != nil {
				t.Fatal(err)
			}
		}
	}
	ask(centre)
	loadPlaces(t, s, []place.Place{restaurant("new", 41, 100)})
	ask(geo.WGS84{Lat: 40, Lng: 100}) // where memory learns that there is something new
	s.Close()
	later.Add(int64(time.Hour))
	beside := geo.WGS84{Lat: centre.Lat + 0.0058, Lng: centre.Lng} // 640 m, in another square
	before := c.Stats().Stale
	counts, edition, err := c.Count(t.Context(), store.Query{Origin: beside, Radius: 300}, 9)
	if err != nil || counts["transit"] != 0 || edition.Age < time.Minute || c.Stats().Stale != before+1 {
		t.Errorf("Count() = %v, %+v, %v, want that of the version before, with its age", counts, edition, err)
	}
}
