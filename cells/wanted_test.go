package cells_test

import (
	"context"
	"log/slog"
	"testing"

	"nearby/geo"
	"nearby/store"
	"nearby/store/storetest"
)

// A server that starts answers from memory where people asked before, and is told of no
// place where hardly anybody did.
func TestANewServerHasReadWhatIsWanted(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	village := geo.WGS84{Lat: centre.Lat + 0.2, Lng: centre.Lng}
	loadPlaces(t, s, append(atEach(centre), atEach(village)...))
	search := func(at geo.WGS84) store.Query { return store.Query{Origin: at, Radius: 300} }
	before := cellsOf(s, 8<<20)
	for i := range 31 {
		at := centre
		if i == 30 {
			at = village // once
		}
		if _, _, err := before.Nearby(t.Context(), search(at), 1); err != nil {
			t.Fatal(err)
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	before.NoteWanted(ended, slog.New(slog.DiscardHandler))
	if squares, err := s.Wanted(t.Context()); err != nil || len(squares) != 1 {
		t.Fatalf("Wanted() = %v, %v, want the one square", squares, err)
	}

	after := cellsOf(s, 8<<20)
	if err := after.ReadWanted(t.Context()); err != nil {
		t.Fatalf("ReadWanted() error = %v", err)
	}
	for _, test := range []struct {
		at         geo.WGS84
		byDatabase int64
	}{{centre, 0}, {village, 1}} {
		found, _, err := after.Nearby(t.Context(), search(test.at), 1)
		if err != nil || len(found) != 2 {
			t.Fatalf("from %v: found %v, %v, want a place of each category", test.at, names(found), err)
		}
		if passed := after.Stats().Passed; passed != test.byDatabase {
			t.Errorf("after a search from %v the database has answered %d, want %d", test.at, passed, test.byDatabase)
		}
	}
}
