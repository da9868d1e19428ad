package load

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/category"
	"nearby/store/storetest"
)

// What is explained without a database must be what a new one does.
func TestFirstCategoriesAreThoseOfTheMigrations(t *testing.T) {
	t.Parallel()
	want, err := storetest.Open(t).Categories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, FirstCategories()); diff != "" {
		t.Errorf("categories (-want +got):\n%s", diff)
	}
}

// What every database begins with must be able to be edited.
func TestFirstCategoriesHaveNoWordInCommon(t *testing.T) {
	t.Parallel()
	for i, c := range FirstCategories() {
		if _, err := category.Add(slices.Delete(FirstCategories(), i, i+1), c); err != nil {
			t.Errorf("%s: %v", c.Slug, err)
		}
	}
}
