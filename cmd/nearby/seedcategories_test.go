package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/store/storetest"
)

// What is explained without a database must be what a new one does.
func TestFirstCategoriesAreThoseOfTheMigrations(t *testing.T) {
	t.Parallel()
	want, err := storetest.Open(t).Categories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, firstCategories()); diff != "" {
		t.Errorf("categories (-want +got):\n%s", diff)
	}
}
