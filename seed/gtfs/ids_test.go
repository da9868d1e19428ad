package gtfs

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestIDsAreNumberedInTheirOrder(t *testing.T) {
	t.Parallel()
	const n = 10_000
	known := newIDs()
	for round := range 2 {
		for want := range n {
			got, err := known.add(fmt.Sprint("stop ", want))
			if err != nil || got != want {
				t.Fatalf("round %d: add: got %d, %v, want %d", round, got, err, want)
			}
		}
	}
	if got := known.find("stop 9999"); got != 9999 || len(known.ends) != n {
		t.Errorf("find: got %d of %d, want 9999 of %d", got, len(known.ends), n)
	}
	if got := known.find("stop 10000"); got != -1 {
		t.Errorf("find of none: got %d, want -1", got)
	}
}

func TestLinesInTheOrderOfPeople(t *testing.T) {
	t.Parallel()
	want := []string{"1号线", "2号线", "10A", "10号线", "B2", "B10", "机场线"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, natural)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	if natural("01", "1") == 0 {
		t.Error("01 and 1 are two lines, but compare as one")
	}
}
