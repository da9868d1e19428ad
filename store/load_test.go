package store_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

func TestLoadCountsWhatChanged(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	first := []place.Place{
		restaurant("a", 31, 121), restaurant("b", 31, 121), restaurant("c", 31, 121), restaurant("d", 31, 121),
	}
	moved, renamed := restaurant("b", 31.1, 121), restaurant("c", 31, 121)
	renamed.Address = "新地址"
	second := []place.Place{restaurant("a", 31, 121), moved, restaurant("c", 31.001, 121), renamed, restaurant("e", 31, 121)}

	tests := []struct {
		name   string
		load   store.Load
		want   store.Loaded
		places int
	}{
		{"a dry run leaves nothing", store.Load{Next: from(first), DryRun: true}, store.Loaded{Inserted: 4}, 0},
		{"the first load inserts", store.Load{Next: from(first)}, store.Loaded{Inserted: 4}, 4},
		{"the same again changes nothing", store.Load{Next: from(first)}, store.Loaded{Unchanged: 4}, 4},
		{
			"of one external id twice the last counts",
			store.Load{Next: from(second)},
			store.Loaded{Inserted: 1, Updated: 2, Unchanged: 1, Duplicates: 1, Shared: store.SharedIDs{Disagree: 1, DisagreeID: "c", DisagreeName: "c"}, Renamed: store.Renamed{Stay: 1}},
			5,
		},
		{"pruning deletes what is gone", store.Load{Next: from(second), Prune: true}, store.Loaded{Unchanged: 4, Deleted: 1, Duplicates: 1, Shared: store.SharedIDs{Disagree: 1, DisagreeID: "c", DisagreeName: "c"}}, 4},
	}
	for _, test := range tests {
		test.load.Source = "test"
		got, err := s.Load(t.Context(), test.load)
		if err != nil || got != test.want {
			t.Errorf("%s: Load() = %+v, %v, want %+v", test.name, got, err, test.want)
		}
		if places := storedPlaces(t, s); len(places) != test.places {
			t.Errorf("%s: %d places, want %d", test.name, len(places), test.places)
		}
	}
	c := storedPlaces(t, s)[2]
	if c.Address != "新地址" || c.At != (geo.WGS84{Lat: 31, Lng: 121}) {
		t.Errorf("c = %+v, want the last of its rows", c)
	}
}

// Callers act on what their reader returned, so it comes back as it is.
func TestLoadReturnsTheReadersError(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	broken := errors.New("disk on fire")
	_, err := s.Load(t.Context(), store.Load{
		Source: "test", Next: failing(from([]place.Place{restaurant("a", 31, 121)}), broken),
	})
	if !errors.Is(err, broken) {
		t.Errorf("Load() error = %v, want %v", err, broken)
	}
}

func TestLoadOfOneSourceLeavesOthersAlone(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	for _, source := range []string{"metro", "chamber"} {
		got, err := s.Load(t.Context(), store.Load{
			Source: source, Prune: true, Next: from([]place.Place{restaurant("a", 31, 121)}),
		})
		if err != nil || got != (store.Loaded{Inserted: 1}) {
			t.Errorf("Load(%s) = %+v, %v, want one inserted and none deleted", source, got, err)
		}
	}
}

func TestFailedLoadLeavesEverythingAsItWas(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadPlaces(t, s, []place.Place{restaurant("a", 31, 121)})
	before := storedPlaces(t, s)
	broken := errors.New("disk on fire")
	unknown := restaurant("m", 31, 121)
	unknown.Category = "museum"
	impossible := restaurant("i", 95, 200)

	tests := map[string]struct {
		next func() (place.Place, error)
		want string
	}{
		"the reader breaks":             {failing(from([]place.Place{restaurant("b", 31, 121)}), broken), "disk on fire"},
		"a category that is not there":  {from([]place.Place{unknown}), `no category "museum"`},
		"a coordinate off the earth":    {from([]place.Place{impossible}), "places_lat_check"},
		"a place without a name at all": {from([]place.Place{{ExternalID: "x", Category: "transit"}}), "places_name_check"},
	}
	for name, test := range tests {
		_, err := s.Load(t.Context(), store.Load{Source: "test", Next: test.next})
		if err == nil || !strings.Contains(err.Error(), test.want) || errors.Is(err, store.ErrUnavailable) {
			t.Errorf("%s: Load() error = %v, want it to say %q and not to blame the database", name, err, test.want)
		}
		if after := storedPlaces(t, s); !slices.Equal(before, after) {
			t.Errorf("%s: places = %+v, want %+v", name, after, before)
		}
	}
}

// Several data sets in one transaction: when the second fails, the first has not
// happened either.
func TestLoadsTogetherAreAllOrNone(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	first := []place.Place{restaurant("a", 31, 121), restaurant("b", 31, 121)}
	second := []place.Place{restaurant("c", 31, 121)}
	loads := func(next func() (place.Place, error)) []store.Load {
		return []store.Load{{Source: "first", Next: from(first)}, {Source: "second", Next: next}}
	}
	if _, err := s.LoadTogether(t.Context(), loads(failing(from(second), io.ErrUnexpectedEOF))); err == nil ||
		!strings.Contains(err.Error(), "load second") {
		t.Errorf("LoadTogether() error = %v, want that of the second load", err)
	}
	if after := storedPlaces(t, s); len(after) != 0 {
		t.Errorf("places = %+v, want none", after)
	}
	dry := loads(from(second))
	dry[1].DryRun = true
	if _, err := s.LoadTogether(t.Context(), dry); err != nil || len(storedPlaces(t, s)) != 0 {
		t.Errorf("a dry run: %v, places = %+v, want none", err, storedPlaces(t, s))
	}
	got, err := s.LoadTogether(t.Context(), loads(from(second)))
	want := []store.Loaded{{Inserted: 2}, {Inserted: 1}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("LoadTogether() = %+v, %v, want %+v", got, err, want)
	}
}

// Two loads of one source at once: each sees the other's rows or none of them.
func TestLoadsWaitForEachOther(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	var places []place.Place
	for i := range 500 {
		places = append(places, restaurant(fmt.Sprint(i), 31, 121))
	}
	loads := make([]store.Loaded, 4)
	var group sync.WaitGroup
	for i := range loads {
		group.Go(func() {
			var err error
			if loads[i], err = s.Load(t.Context(), store.Load{Source: "test", Next: from(places)}); err != nil {
				t.Errorf("Load() error = %v", err)
			}
		})
	}
	group.Wait()
	var inserted, unchanged int64
	for _, l := range loads {
		inserted, unchanged = inserted+l.Inserted, unchanged+l.Unchanged
	}
	if inserted != 500 || unchanged != 1500 {
		t.Errorf("inserted %d, unchanged %d, want 500 and 1500", inserted, unchanged)
	}
}

func from(places []place.Place) func() (place.Place, error) {
	return func() (place.Place, error) {
		if len(places) == 0 {
			return place.Place{}, io.EOF
		}
		p := places[0]
		places = places[1:]
		return p, nil
	}
}

// failing returns what next does, and err in place of the end.
func failing(next func() (place.Place, error), err error) func() (place.Place, error) {
	return func() (place.Place, error) {
		p, ended := next()
		if errors.Is(ended, io.EOF) {
			return p, err
		}
		return p, ended
	}
}

// Places loaded before zones were known get theirs when their file is loaded again.
func TestLoadAgainBringsTheZone(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	before := restaurant("a", 31, 121)
	loadPlaces(t, s, []place.Place{before})
	after := before
	after.Zone = "Asia/Shanghai"
	loaded, err := s.Load(t.Context(), store.Load{Source: "test", Next: from([]place.Place{after})})
	if err != nil || loaded != (store.Loaded{Updated: 1}) {
		t.Errorf("Load() with a zone = %+v, %v, want one updated", loaded, err)
	}
	if stored := storedPlaces(t, s); len(stored) != 1 || stored[0].Zone != after.Zone {
		t.Errorf("stored are %+v, want one in %s", stored, after.Zone)
	}
}
