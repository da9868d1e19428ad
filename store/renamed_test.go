package store_test

import (
	"fmt"
	"slices"
	"testing"

	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

// stopAt is a stop some metres north of the centre.
func stopAt(id, name string, metres float64) place.Place {
	return place.Place{ExternalID: id, Name: name, Category: place.Transit, At: geo.WGS84{Lat: centre.Lat + metres/110_900, Lng: centre.Lng}}
}

// The next release of a feed in which all ids are others: each stop stays the place that
// it was, unless several could be it.
func TestPlacesWhoseIDsChanged(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		before, after []place.Place
		want          store.Loaded
		same          []string // names of places that keep their own ids
	}{
		"all of them": {
			[]place.Place{stopAt("1", "甲", 0), stopAt("2", "乙", 100)},
			[]place.Place{stopAt("x", "甲", 0), stopAt("y", "乙", 100)},
			store.Loaded{Updated: 2, Renamed: store.Renamed{Certain: 2, Unknown: true}},
			[]string{"甲", "乙"},
		},
		"written and placed a little differently": {
			[]place.Place{stopAt("1", "人民广场(南京路)", 0), stopAt("2", "No 2 Stop", 100)},
			[]place.Place{stopAt("x", "人民广场（南京路）", 40), stopAt("y", "no. ２ stop", 120)},
			store.Loaded{Updated: 2, Renamed: store.Renamed{Certain: 2, Unknown: true}},
			nil,
		},
		"another name, and too far": {
			[]place.Place{stopAt("1", "甲", 0), stopAt("2", "乙", 100), stopAt("3", "丙", 200)},
			[]place.Place{stopAt("x", "丁", 0), stopAt("y", "乙", 160), stopAt("3", "丙", 200)},
			store.Loaded{Inserted: 2, Unchanged: 1, Renamed: store.Renamed{Stay: 2}},
			[]string{"甲", "乙", "丙"},
		},
		"both sides of a street, each where it was": {
			[]place.Place{stopAt("1", "甲", 0), stopAt("2", "甲", 20)},
			[]place.Place{stopAt("x", "甲", 20), stopAt("y", "甲", 0)},
			store.Loaded{Updated: 2, Renamed: store.Renamed{Certain: 2, Unknown: true}},
			[]string{"甲"},
		},
		"both sides of a street, moved": {
			[]place.Place{stopAt("1", "甲", 0), stopAt("2", "甲", 20), stopAt("3", "乙", 100)},
			[]place.Place{stopAt("x", "甲", 5), stopAt("y", "甲", 25), stopAt("3", "乙", 100)},
			store.Loaded{Inserted: 2, Unchanged: 1, Renamed: store.Renamed{Doubtful: 2, Example: "甲", Stay: 2}},
			[]string{"甲", "乙"},
		},
		"one of two that stays": {
			[]place.Place{stopAt("1", "甲", 0), stopAt("2", "甲", 20)},
			[]place.Place{stopAt("1", "甲", 0), stopAt("y", "甲", 26)},
			store.Loaded{Inserted: 1, Unchanged: 1, Renamed: store.Renamed{Doubtful: 1, Example: "甲", Stay: 1}},
			[]string{"甲"},
		},
		"a part of the source beside another": {
			[]place.Place{stopAt("1", "甲", 0), stopAt("2", "乙", 100), stopAt("3", "丙", 200), stopAt("4", "丁", 300), stopAt("5", "戊", 400)},
			[]place.Place{stopAt("x", "甲", 10), stopAt("y", "子", 500), stopAt("z", "丑", 600)},
			store.Loaded{Inserted: 3, Renamed: store.Renamed{Part: 1, Unknown: true, Stay: 5}},
			[]string{"甲", "乙", "丙", "丁", "戊"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := storetest.Open(t)
			loadPlaces(t, s, test.before)
			before := storedPlaces(t, s)
			got, err := s.Load(t.Context(), store.Load{Source: "test", Next: from(test.after)})
			if err != nil || got != test.want {
				t.Errorf("Load() = %+v, %v, want %+v", got, err, test.want)
			}
			if kept := sameIDs(before, storedPlaces(t, s)); !slices.Equal(kept, test.same) {
				t.Errorf("%v keep their ids, want %v", kept, test.same)
			}
			if _, err := s.UndoLoad(t.Context()); err != nil {
				t.Fatal(err)
			}
			if undone := storedPlaces(t, s); !slices.Equal(undone, before) {
				t.Errorf("after undoing: %+v, want %+v", undone, before)
			}
		})
	}
}

// sameIDs are the names of places that were there under their own ids before, where they
// are now.
func sameIDs(before, after []place.Place) (names []string) {
	for _, p := range before {
		for _, q := range after {
			if p.ID == q.ID && p.Name == q.Name && p.At == q.At && !slices.Contains(names, p.Name) {
				names = append(names, p.Name)
			}
		}
	}
	return names
}

// Pruning deletes what has gone, and not what has another id.
func TestPruningKnowsPlacesWhoseIDsChanged(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	var before, after []place.Place
	for i := range 20 {
		before = append(before, stopAt(fmt.Sprint(i), fmt.Sprint("站", i), float64(100*i)))
		after = append(after, stopAt(fmt.Sprint("new", i), fmt.Sprint("站", i), float64(100*i)))
	}
	loadPlaces(t, s, before)
	old := storedPlaces(t, s)
	got, err := s.Load(t.Context(), store.Load{Source: "test", Prune: true, Next: from(after[1:])})
	want := store.Loaded{Updated: 19, Deleted: 1, Renamed: store.Renamed{Certain: 19, Unknown: true}}
	if err != nil || got != want {
		t.Fatalf("Load() = %+v, %v, want %+v", got, err, want)
	}
	now := storedPlaces(t, s)
	if len(now) != 19 || now[0].ID != old[1].ID || now[0].ExternalID != "new1" {
		t.Errorf("%d places are left, the first is %+v, want 19 with the ids of before", len(now), now[0])
	}
}
