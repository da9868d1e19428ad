package store_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

func TestALoadOfSeveralSourcesIsOneLoad(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	first := []place.Place{of("a", "1", 0), of("b", "1", 50), of("b", "2", 100), of("c", "1", 150)}
	loadSources(t, s, first[:3])
	loadSources(t, s, first[3:])
	before := storedPlaces(t, s)
	// Pruned are the sources of the file, and no other: c is not in it.
	second := []place.Place{of("a", "1", 0), of("b", "1", 60), of("a", "3", 200)}
	loaded, err := s.Load(t.Context(), store.Load{Source: "file", Mixed: true, Prune: true, Force: true, Next: from(second)})
	if err != nil || loaded != (store.Loaded{Inserted: 1, Updated: 1, Unchanged: 1, Deleted: 1}) {
		t.Errorf("Load() = %+v, %v, want one of each", loaded, err)
	}
	loads, err := s.Loads(t.Context(), 1)
	if err != nil || loads[0].Source != "a, b" {
		t.Errorf("Loads() = %+v, %v, want both sources in one", loads, err)
	}
	if _, err := s.UndoLoad(t.Context()); err != nil {
		t.Fatal(err)
	}
	if after := storedPlaces(t, s); !slices.Equal(before, after) {
		t.Errorf("after undoing: %+v\nwant as before: %+v", after, before)
	}
}

func TestDeletingASourceIsALoadOfNothing(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadSources(t, s, []place.Place{of("a", "1", 0), of("a", "2", 50), of("b", "1", 100)})
	before := storedPlaces(t, s)
	version := func() int64 {
		t.Helper()
		data, err := s.Dataset(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return data.Version
	}
	at := version()
	if n, err := s.DeleteSource(t.Context(), "a", true); err != nil || n != 2 || !slices.Equal(storedPlaces(t, s), before) {
		t.Errorf("as a rehearsal: %d, %v, want 2 and no change", n, err)
	}
	if n, err := s.DeleteSource(t.Context(), "a", false); err != nil || n != 2 || version() != at+1 {
		t.Errorf("DeleteSource() = %d, %v, version %d, want 2 and version %d", n, err, version(), at+1)
	}
	sources, err := s.Sources(t.Context())
	if want := []store.Source{{Name: "b", Places: 1}}; err != nil || !slices.Equal(sources, want) {
		t.Errorf("Sources() = %+v, %v, want %+v", sources, err, want)
	}
	loads, err := s.Loads(t.Context(), 1)
	if err != nil || loads[0].Source != "a" || loads[0].Deleted != 2 {
		t.Errorf("Loads() = %+v, %v, want the deletion", loads, err)
	}
	if _, err := s.UndoLoad(t.Context()); err != nil || !slices.Equal(storedPlaces(t, s), before) {
		t.Errorf("UndoLoad() error = %v, places %+v, want all as before", err, storedPlaces(t, s))
	}
}

// The order is that of the bytes, whatever language the database was made in.
func TestAnExportHandsOnWhatIsAskedForInItsOrder(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	stop := of("b", "a", 10)
	stop.Category = "transit"
	loadSources(t, s, []place.Place{of("b", "é", 0), of("b", "Z", 0), stop, of("a", "10", 0), of("a", "9", 0)})
	tests := map[string]struct {
		of   store.Selection
		want []string
	}{
		"all":                   {store.Selection{}, []string{"a/10", "a/9", "b/Z", "b/a", "b/é"}},
		"a source":              {store.Selection{Source: "a"}, []string{"a/10", "a/9"}},
		"a category":            {store.Selection{Category: "transit"}, []string{"b/a"}},
		"a category of another": {store.Selection{Source: "a", Category: "transit"}, nil},
	}
	for name, test := range tests {
		var got []string
		err := s.Export(t.Context(), test.of, func(p place.Place) error {
			got = append(got, p.Source+"/"+p.ExternalID)
			return nil
		})
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%s: Export() gives %v, %v, want %v", name, got, err, test.want)
		}
	}
	full := errors.New("disk full")
	if err := s.Export(t.Context(), store.Selection{}, func(place.Place) error { return full }); !errors.Is(err, full) {
		t.Errorf("Export() error = %v, want that of the writer", err)
	}
	spots := 0
	if err := s.Spots(t.Context(), func(store.Named) error { spots++; return nil }); err != nil || spots != 5 {
		t.Errorf("Spots() gives %d, %v, want 5", spots, err)
	}
}

func TestStatsCountEveryGroupOnce(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	sources, categories, all, err := s.Stats(t.Context())
	if err != nil || len(sources)+len(categories) > 0 || all.Places != 0 {
		t.Errorf("of nothing: %v, %v, %+v, %v", sources, categories, all, err)
	}
	stop := of("b", "站", 500)
	stop.Category, stop.Lines, stop.NameEN = "transit", "1号线", "Stop"
	phoned := of("a", "面馆", 0)
	phoned.Phone, phoned.Rating = "021", 4
	loadSources(t, s, []place.Place{phoned, of("a", "饭店", 100), of("b", "面馆", 10), stop})
	prefer(t, s, "a")
	sources, categories, all, err = s.Stats(t.Context())
	if err != nil || len(sources) != 2 || len(categories) != 2 {
		t.Fatalf("Stats() = %+v, %+v, %v, want two of each", sources, categories, err)
	}
	brief := func(g store.Stats) string {
		return fmt.Sprintf("%s%s %d, %d left out, %d in a month, %d without a phone, %d lines, %d English, %d rating",
			g.Source, g.Category, g.Places, g.LeftOut, g.Month, g.Phone, g.Lines, g.NameEN, g.Rating)
	}
	for i, want := range []string{
		" 4, 1 left out, 4 in a month, 3 without a phone, 3 lines, 3 English, 3 rating",
		"a 2, 0 left out, 2 in a month, 1 without a phone, 2 lines, 2 English, 1 rating",
		"b 2, 1 left out, 2 in a month, 2 without a phone, 1 lines, 1 English, 2 rating",
		"restaurant 3, 1 left out, 3 in a month, 2 without a phone, 3 lines, 3 English, 2 rating",
		"transit 1, 0 left out, 1 in a month, 1 without a phone, 0 lines, 0 English, 1 rating",
	} {
		group := slices.Concat([]store.Stats{all}, sources, categories)[i]
		if got := brief(group); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if group.Oldest.IsZero() || group.Newest.Before(group.Oldest) {
			t.Errorf("%s: changed from %v to %v", group.Source, group.Oldest, group.Newest)
		}
	}
}
