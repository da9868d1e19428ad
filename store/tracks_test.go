package store_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

func TestTracksAreReplacedUndoneAndDeletedWithTheirSource(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	one := place.Track{Line: "1", Path: geo.Path{{Lat: 31.0001, Lng: 120.9}, {Lat: 31.0002, Lng: 121.1}}}
	two := place.Track{Line: "2", Path: geo.Path{{Lat: 30.9, Lng: 121}, {Lat: 31, Lng: 121}, {Lat: 31.1, Lng: 121.1}}}
	far := place.Track{Line: "3", Path: geo.Path{{Lat: 31, Lng: 122}, {Lat: 31, Lng: 123}}}
	load := func(changes bool, tracks ...place.Track) {
		t.Helper()
		l := store.Load{Source: "test", Next: from([]place.Place{stop("s", 31, 121)})}
		l.Tracks = func() ([]place.Track, error) { return tracks, nil }
		if loaded, err := s.Load(t.Context(), l); err != nil || loaded.Tracks != changes {
			t.Fatalf("Load() = %+v, %v, want a change of the tracks: %t", loaded, err, changes)
		}
	}
	want := func(tracks ...place.Track) {
		t.Helper()
		got, err := s.Tracks(t.Context(), geo.WGS84{Lat: 31, Lng: 121}, 1000)
		if diff := cmp.Diff(tracks, got, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Fatalf("Tracks(): %v (-want +got):\n%s", err, diff)
		}
	}
	undo := func() {
		t.Helper()
		if _, err := s.UndoLoad(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	load(true, one, two, far)
	load(false, one, two, far)
	want(two, one)
	load(true, two)
	load(false) // a file that cannot say
	want(two)
	undo()
	want(two, one)
	if _, err := s.DeleteSource(t.Context(), "test", false); err != nil {
		t.Fatal(err)
	}
	want()
	undo()
	want(two, one)
	load(true, []place.Track{}...) // one that says there are none
	want()
}

// Where more lines run than an answer has, the nearest are kept, whatever they are called.
func TestTheNearestTracksAreKept(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	var tracks []place.Track
	for n := range 70 { // by name, the nearest would be left out
		lng := 121.01 - float64(n)*0.0001
		tracks = append(tracks, place.Track{Line: fmt.Sprintf("%02d", n), Path: geo.Path{{Lat: 30.9, Lng: lng}, {Lat: 31.1, Lng: lng}}})
	}
	l := store.Load{Source: "test", Next: from([]place.Place{stop("s", 31, 121)}), Tracks: func() ([]place.Track, error) { return tracks, nil }}
	if _, err := s.Load(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	got, err := s.Tracks(t.Context(), geo.WGS84{Lat: 31, Lng: 121}, 2000)
	if err != nil || len(got) >= len(tracks) {
		t.Fatalf("Tracks() = %d of %d, %v", len(got), len(tracks), err)
	}
	for i, track := range got {
		if want := tracks[len(tracks)-1-i].Line; track.Line != want {
			t.Errorf("track %d is %s, want %s", i, track.Line, want)
		}
	}
}
