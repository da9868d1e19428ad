package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

// A file with a row for each line of a station is one station with all its lines.
func TestRowsOfOneStationAreMergedIntoOne(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	station := func(id, name, lines string, lat float64) place.Place {
		return place.Place{ExternalID: id, Name: name, Category: place.Transit, Lines: lines, At: geo.WGS84{Lat: lat, Lng: 121.47}}
	}
	rows := []place.Place{
		station("7", "人民广场", "2号线", 31.2330), station("7", "人民广场", "1号线", 31.2331),
		station("8", "静安寺", "7号线;2号线", 31.2230), station("7", "人民广场", "8号线;1号线", 31.2330),
	}
	for _, want := range []store.Loaded{
		{Inserted: 2, Shared: store.SharedIDs{Merged: 2}},
		{Unchanged: 2, Shared: store.SharedIDs{Merged: 2}},
	} {
		got, err := s.Load(t.Context(), store.Load{Source: "metro", Next: from(rows)})
		if err != nil || got != want {
			t.Fatalf("Load() = %+v, %v, want %+v", got, err, want)
		}
	}
	var lines []string
	for _, p := range storedPlaces(t, s) {
		lines = append(lines, p.Name+" "+p.Lines)
	}
	if got, want := strings.Join(lines, ", "), "人民广场 2号线;1号线;8号线, 静安寺 7号线;2号线"; got != want {
		t.Errorf("the stations are %s, want %s", got, want)
	}
}

// A spreadsheet that shows 4.40105E+11 for every id has made one place of all.
func TestDifferentPlacesWithOneID(t *testing.T) {
	t.Parallel()
	shops := func(n, same int) (all []place.Place) {
		for i := range n {
			p := restaurant(fmt.Sprint(i), 31+0.01*float64(i%50), 121)
			if i < same {
				p.ExternalID = "4.40105E+11"
			}
			all = append(all, p)
		}
		return all
	}
	chain := func(id string, lat float64) place.Place {
		p := restaurant(id, lat, 121)
		p.Name = "全家"
		return p
	}
	tests := map[string]struct {
		load      store.Load
		inserted  int64
		different int64
		refused   bool
	}{
		"all of a file":               {store.Load{Next: from(shops(12, 12))}, 0, 12, true},
		"all of it, by force":         {store.Load{Next: from(shops(12, 12)), Force: true}, 1, 12, false},
		"two of three hundred":        {store.Load{Next: from(shops(300, 2))}, 299, 2, false},
		"four of three hundred":       {store.Load{Next: from(shops(300, 4))}, 0, 4, true},
		"shops of one chain far away": {store.Load{Next: from([]place.Place{chain("x", 31), chain("x", 31.1)})}, 0, 2, true},
		"one shop twice":              {store.Load{Next: from([]place.Place{chain("x", 31), chain("x", 31.0001)})}, 1, 0, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := storetest.Open(t)
			test.load.Source = "test"
			got, err := s.Load(t.Context(), test.load)
			if errors.Is(err, store.ErrSharedID) != test.refused || (err != nil) != test.refused {
				t.Fatalf("Load() error = %v, want refused %v", err, test.refused)
			}
			if got.Inserted != test.inserted || !test.refused && got.Shared.Different != test.different {
				t.Errorf("Load() = %+v, want %d inserted, %d different", got, test.inserted, test.different)
			}
			if test.refused && !strings.Contains(err.Error(), fmt.Sprintf("%d of ", test.different)) {
				t.Errorf("Load() error = %v, want it to say how many", err)
			}
		})
	}
}

// Two feeds of one name are two data sets: the second does not replace the first.
func TestALoadThatWouldMoveItsSourceElsewhere(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	shanghai := []place.Place{restaurant("1", 31, 121), restaurant("2", 31.01, 121), restaurant("3", 31.02, 121)}
	beijing := []place.Place{restaurant("1", 39.9, 116.4), restaurant("2", 39.91, 116.4), restaurant("9", 39.92, 116.4)}
	load := func(places []place.Place, force bool) error {
		_, err := s.Load(t.Context(), store.Load{Source: "google_transit", Next: from(places), Force: force})
		return err
	}
	if err := load(shanghai, false); err != nil {
		t.Fatal(err)
	}
	if err := load(beijing, false); !errors.Is(err, store.ErrElsewhere) || !strings.Contains(err.Error(), "2 of 2") {
		t.Errorf("Load() of another city error = %v, want %v", err, store.ErrElsewhere)
	}
	one := []place.Place{restaurant("1", 31, 121), restaurant("2", 31.5, 121), restaurant("3", 31.02, 121)}
	if err := load(one, false); err != nil {
		t.Errorf("Load() with one that moved error = %v", err)
	}
	market := func(id string, lat float64) place.Place {
		p := restaurant(id+"号市场", lat, 121)
		p.ExternalID = id
		return p
	}
	if err := load([]place.Place{market("1", 31.005), market("2", 31.015), market("3", 31.025)}, false); !errors.Is(err, store.ErrElsewhere) {
		t.Errorf("Load() of other places in the same city error = %v, want %v", err, store.ErrElsewhere)
	}
	if err := load(beijing, true); err != nil {
		t.Errorf("Load() by force error = %v", err)
	}
}
