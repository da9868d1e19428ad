package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/tidwall/geodesic"

	"nearby/cells"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

// loadSources loads places that say their own sources, as one load.
func loadSources(t *testing.T, s *store.Store, places []place.Place) store.Loaded {
	t.Helper()
	loaded, err := s.Load(t.Context(), store.Load{Source: "file", Mixed: true, Next: from(places)})
	if err != nil {
		t.Fatalf("Load() error = %v", err)
	}
	return loaded
}

// of is a restaurant of a source, some metres north of the centre.
func of(source, name string, metres float64) place.Place {
	p := restaurant(name, centre.Lat+metres/110_900, centre.Lng)
	p.Source = source
	return p
}

func prefer(t *testing.T, s *store.Store, sources ...string) {
	t.Helper()
	if err := s.Prefer(t.Context(), sources); err != nil {
		t.Fatalf("Prefer(%v) error = %v", sources, err)
	}
}

// shownSources are the sources of the places that a search shows, nearest first.
func shownSources(t *testing.T, s *store.Store) (sources []string) {
	t.Helper()
	query := store.Query{Origin: centre, Radius: 5000}
	found, _, err := s.Nearby(t.Context(), query, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		sources = append(sources, f.Source)
	}
	remembered, _, err := cells.New(s, store.NewWatcher(s, time.Now), cells.Options{Bytes: 1 << 20, Radius: 1000, Now: time.Now}).Nearby(t.Context(), query, 100)
	if diff := cmp.Diff(found, remembered, cmpopts.IgnoreFields(place.Found{}, "Distance")); err != nil || diff != "" {
		t.Errorf("cells: %v, places (-from the database +from memory):\n%s", err, diff)
	}
	counts, _, err := s.Count(t.Context(), query, 100)
	if err != nil || counts["restaurant"] != len(found) {
		t.Errorf("Count() = %v, %v, want the %d places that Nearby() shows", counts, err, len(found))
	}
	return sources
}

func TestWhateverWritesPlacesSaysAnewWhichAreLeftOut(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	expect := func(when string, want ...string) {
		t.Helper()
		if got := shownSources(t, s); !slices.Equal(got, want) {
			t.Errorf("%s: shown are %v, want %v", when, got, want)
		}
	}
	loadSources(t, s, []place.Place{of("a", "面馆", 0), of("b", "面馆", 20), of("b", "饭店", 100)})
	expect("without a preference", "a", "b", "b")
	prefer(t, s, "b")
	expect("once b is preferred", "b", "b")
	prefer(t, s, "a", "b")
	expect("once a is", "a", "b")
	loadSources(t, s, []place.Place{of("a", "饭店", 110)})
	expect("after a load of another twin", "a", "a")
	if _, err := s.UndoLoad(t.Context()); err != nil {
		t.Fatal(err)
	}
	expect("after undoing it", "a", "b")
	loadSources(t, s, []place.Place{of("a", "面馆", 60)})
	expect("after a moved away", "b", "a", "b")
	if _, err := s.UndoLoad(t.Context()); err != nil {
		t.Fatal(err)
	}
	expect("after it moved back", "a", "b")
	if n, err := s.DeleteSource(t.Context(), "a", false); err != nil || n != 1 {
		t.Fatalf("DeleteSource() = %d, %v, want 1", n, err)
	}
	expect("after a was deleted", "b", "b")
	if _, err := s.UndoLoad(t.Context()); err != nil {
		t.Fatal(err)
	}
	expect("after undoing that", "a", "b")
	prefer(t, s)
	expect("without a preference again", "a", "b", "b")
}

func TestOnlyADuplicateOfAPreferredSourceIsLeftOut(t *testing.T) {
	t.Parallel()
	elsewhere := of("b", "面馆", 10)
	elsewhere.Category = "transit"
	again := of("a", "面馆", 10)
	again.ExternalID = "again"
	tests := map[string]struct {
		places  []place.Place
		leftOut int
	}{
		"the same":                       {[]place.Place{of("a", "面馆", 0), of("b", "面馆", 29.5)}, 1},
		"a source that is not preferred": {[]place.Place{of("b", "面馆", 0), of("c", "面馆", 10)}, 1},
		"two that are not preferred":     {[]place.Place{of("c", "面馆", 0), of("d", "面馆", 10)}, 0},
		"another name":                   {[]place.Place{of("a", "面馆", 0), of("b", "面馆分店", 10)}, 0},
		"another category":               {[]place.Place{of("a", "面馆", 0), elsewhere}, 0},
		"more than 30 m":                 {[]place.Place{of("a", "面馆", 0), of("b", "面馆", 30.5)}, 0},
		"twice in one source":            {[]place.Place{of("a", "面馆", 0), again}, 0},
		"near one that is left out":      {[]place.Place{of("a", "面馆", 0), of("b", "面馆", 25), of("c", "面馆", 50)}, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := storetest.Open(t)
			loadSources(t, s, test.places)
			prefer(t, s, "a", "b")
			if hidden := hiddenPlaces(t, s); len(hidden) != test.leftOut {
				t.Errorf("left out are %v, want %d", hidden, test.leftOut)
			}
		})
	}
}

// hiddenPlaces are the ids that a list of near-duplicates says are left out.
func hiddenPlaces(t *testing.T, s *store.Store) (hidden []int64) {
	t.Helper()
	err := s.NearDuplicates(t.Context(), func(d store.NearDuplicate) error {
		for _, twin := range []store.DuplicatePlace{d.A, d.B} {
			if twin.Hidden && !slices.Contains(hidden, twin.ID) {
				hidden = append(hidden, twin.ID)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(hidden)
	return hidden
}

// The oracle goes over all pairs: from the most preferred source to the others, a
// place is left out when one that is shown, of a more preferred source, is the same.
func TestLeftOutPlacesAreThoseOfBruteForce(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	random := rand.New(rand.NewPCG(3, 9))
	var places []place.Place
	for i := range 600 {
		p := of(fmt.Sprintf("s%d", random.IntN(5)), fmt.Sprintf("店%d", random.IntN(4)), 0)
		p.ExternalID, p.At = fmt.Sprint(i), around(random, 400)
		places = append(places, p)
	}
	loadSources(t, s, places)
	const samePlace = 30                // metres, as the queries have it
	order := []string{"s3", "s0", "s4"} // s1 and s2 come last, together
	stored := storedPlaces(t, s)
	pairs := listedPairs(t, s)
	prefer(t, s, order...)

	rank := func(p place.Place) int {
		if i := slices.Index(order, p.Source); i >= 0 {
			return i
		}
		return len(order)
	}
	left := make(map[int64]bool)
	twins := 0
	for level := range len(order) + 1 {
		for _, p := range stored {
			for _, q := range stored {
				same := p.Name == q.Name && p.Source != q.Source && apart(p.At, q.At) <= samePlace
				if same && level == 0 {
					twins++
				}
				if same && rank(p) == level && rank(q) < level && !left[q.ID] {
					left[p.ID] = true
				}
			}
		}
	}
	var want []int64
	for _, p := range stored {
		if left[p.ID] {
			want = append(want, p.ID)
		}
	}
	if got := hiddenPlaces(t, s); len(want) < 50 || !slices.Equal(got, want) {
		t.Errorf("left out are %d places, %v, want %d, %v", len(got), got, len(want), want)
	}
	if 2*pairs != twins {
		t.Errorf("NearDuplicates() gives %d pairs, want %d", pairs, twins/2)
	}
	if shown := storedPlaces(t, s); len(shown) != len(stored)-len(want) {
		t.Errorf("a search shows %d places, want %d", len(shown), len(stored)-len(want))
	}
}

func listedPairs(t *testing.T, s *store.Store) (n int) {
	t.Helper()
	if err := s.NearDuplicates(t.Context(), func(store.NearDuplicate) error { n++; return nil }); err != nil {
		t.Fatal(err)
	}
	return n
}

// apart is the distance on the ellipsoid by another implementation.
func apart(a, b geo.WGS84) (metres geo.Metres) {
	geodesic.WGS84.Inverse(a.Lat, a.Lng, b.Lat, b.Lng, (*float64)(&metres), nil, nil)
	return metres
}
