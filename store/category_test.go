package store_test

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

var museum = place.Category{Slug: "museum", NameZH: "博物馆", NameEN: "Museums", Aliases: []string{"展览"}}

// change makes the categories what decide makes of them.
func change(t *testing.T, s *store.Store, decide func([]place.Category) []place.Category) error {
	t.Helper()
	return s.ChangeCategories(t.Context(), func(all []place.Category) ([]place.Category, error) {
		return decide(all), nil
	})
}

func slugs(t *testing.T, s *store.Store) (all []string) {
	t.Helper()
	categories, err := s.Categories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range categories {
		all = append(all, c.Slug)
		if c.Position != i+1 {
			t.Errorf("%s is at position %d, want %d", c.Slug, c.Position, i+1)
		}
	}
	return all
}

func TestCategoriesAreAddedMovedAndDeleted(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	steps := []struct {
		name   string
		decide func([]place.Category) []place.Category
		want   []string
	}{
		{"added first", func(all []place.Category) []place.Category { return slices.Insert(all, 0, museum) }, []string{"museum", "restaurant", "transit"}},
		{"turned round", func(all []place.Category) []place.Category { slices.Reverse(all); return all }, []string{"transit", "restaurant", "museum"}},
		{"deleted in the middle", func(all []place.Category) []place.Category { return slices.Delete(all, 1, 2) }, []string{"transit", "museum"}},
	}
	for _, step := range steps {
		if err := change(t, s, step.decide); err != nil {
			t.Fatalf("%s: error = %v", step.name, err)
		}
		if got := slugs(t, s); !slices.Equal(got, step.want) {
			t.Errorf("%s: %v, want %v", step.name, got, step.want)
		}
	}
	all, err := s.Categories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	kept := all[1]
	kept.ID, kept.Position = 0, 0
	if diff := cmp.Diff(museum, kept); diff != "" {
		t.Errorf("what was added (-want +got):\n%s", diff)
	}
}

func TestACategoryWithPlacesStays(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadPlaces(t, s, []place.Place{restaurant("a", 31, 121), restaurant("b", 31, 121)})
	err := change(t, s, func(all []place.Category) []place.Category { return all[1:] })
	var used *store.CategoryInUseError
	if !errors.As(err, &used) || used.Slug != "restaurant" || used.Places != 2 {
		t.Errorf("error = %v, want 2 places in restaurant", err)
	}
	if got := slugs(t, s); len(got) != 2 {
		t.Errorf("categories = %v, want both", got)
	}
}

// What a deletion would bring back needs its category.
func TestUndoingNeedsTheCategory(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadPlaces(t, s, []place.Place{restaurant("a", 31, 121)})
	if _, err := s.DeleteSource(t.Context(), "test", false); err != nil {
		t.Fatal(err)
	}
	if err := change(t, s, func(all []place.Category) []place.Category { return all[1:] }); err != nil {
		t.Fatal(err)
	}
	if _, err := s.UndoLoad(t.Context()); !errors.Is(err, store.ErrCategoryGone) {
		t.Errorf("UndoLoad() error = %v, want ErrCategoryGone", err)
	}
}

func TestTwoWhoChangeCategoriesWaitForEachOther(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	var group sync.WaitGroup
	for _, slug := range []string{"a", "b", "c", "d"} {
		group.Go(func() {
			added := museum
			added.Slug = slug
			if err := change(t, s, func(all []place.Category) []place.Category { return append(all, added) }); err != nil {
				t.Errorf("adding %s: %v", slug, err)
			}
		})
	}
	group.Wait()
	if got := slugs(t, s); len(got) != 6 {
		t.Errorf("categories = %v, want six", got)
	}
}
