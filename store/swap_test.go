package store_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"nearby/cells"
	"nearby/geo"
	"nearby/internal/testsize"
	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

// renamed are n places that all bear the same word.
func renamed(word string, n int) func() (place.Place, error) {
	random := rand.New(rand.NewPCG(3, 1)) // the same points each time
	i := 0
	return func() (place.Place, error) {
		if i++; i > n {
			return place.Place{}, io.EOF
		}
		at := around(random, 30_000)
		p := restaurant(fmt.Sprint(i), at.Lat, at.Lng)
		if i%3 == 0 {
			p.Category = "transit"
		}
		p.Name = fmt.Sprintf("%s %d", word, i)
		return p, nil
	}
}

// While a load changes every place, whoever searches sees the places as they
// were or as they are: in the database, in memory, and whatever is asked at once.
func TestALoadIsSeenWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	places := testsize.Pick(20_000, 100_000)
	s := patient(t, storetest.URL(t))
	load := func(ctx context.Context, word string) {
		loaded, err := s.Load(ctx, store.Load{Source: "test", Next: renamed(word, places)})
		if err != nil || loaded.Inserted+loaded.Updated != int64(places) {
			t.Errorf("Load(%s) = %+v, %v", word, loaded, err)
		}
	}
	load(t.Context(), "old")
	watcher := store.NewWatcher(s, time.Now)
	ctx, stop := context.WithCancel(t.Context())
	var watching sync.WaitGroup
	watching.Go(func() { _ = watcher.Run(ctx) })
	defer watching.Wait()
	defer stop()
	memory := cells.New(s, watcher, cells.Options{Bytes: 32 << 20, Radius: 1000, Now: time.Now})
	seen(t, memory, 300, nil) // what is around is read
	for name, search := range map[string]searcher{"the database": s, "memory": memory} {
		usual := seen(t, search, 300, nil)
		if usual.old == 0 || usual.fresh+usual.mixed > 0 {
			t.Fatalf("%s before the load: %+v", name, usual)
		}
		t.Logf("%s: %s", name, usual)
	}
	loaded := make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() { defer close(loaded); load(t.Context(), "new") })
	for name, search := range map[string]searcher{"the database": s, "memory": memory} {
		all.Go(func() {
			during := seen(t, search, 0, loaded)
			t.Logf("%s during the load: %s", name, during)
			if during.old == 0 || during.mixed > 0 {
				t.Errorf("%s during the load: %+v", name, during)
			}
		})
	}
	all.Wait()
	for deadline := time.Now().Add(time.Minute); ; {
		if after := seen(t, memory, 50, nil); after.old == 0 && after.mixed == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("a minute after the load memory still tells of the old places")
		}
	}
}

type searcher interface {
	Nearby(context.Context, store.Query, int) ([]place.Found, store.Edition, error)
}

// sight is what searches saw and how long they took.
type sight struct {
	old, fresh, mixed int
	took              []time.Duration
}

func (s sight) String() string {
	slices.Sort(s.took)
	at := func(share float64) time.Duration {
		return s.took[int(share*float64(len(s.took)-1))].Round(time.Microsecond)
	}
	return fmt.Sprintf("%d old, %d new, %d mixed; p50 %v, p99 %v", s.old, s.fresh, s.mixed, at(0.5), at(0.99))
}

// pace is how long after one search the next begins: people leave a machine time
// for a load.
const pace = 3 * time.Millisecond

// seen searches n times, or until over is closed.
func seen(t *testing.T, search searcher, n int, over <-chan struct{}) (s sight) {
	t.Helper()
	random := rand.New(rand.NewPCG(9, 9))
	for i := 0; over != nil || i < n; i++ {
		select {
		case <-over:
			return s
		case <-time.After(pace):
		}
		begin := time.Now()
		found, _, err := search.Nearby(t.Context(), store.Query{Origin: around(random, 2000), Radius: geo.Metres(5000)}, 40)
		if err != nil || len(found) == 0 {
			t.Errorf("Nearby() = %d places, %v", len(found), err)
			return s
		}
		s.took = append(s.took, time.Since(begin))
		old := 0
		for _, f := range found {
			if strings.HasPrefix(f.Name, "old ") {
				old++
			}
		}
		switch old {
		case 0:
			s.fresh++
		case len(found):
			s.old++
		default:
			s.mixed++
		}
	}
	return s
}
