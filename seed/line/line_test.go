package line_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/seed/line"
)

func TestLinesInTheOrderOfPeople(t *testing.T) {
	t.Parallel()
	want := []string{"1号线", "2号线", "10A", "10号线", "B2", "B10", "机场线"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, line.Compare)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	if line.Compare("01", "1") == 0 {
		t.Error("01 and 1 are two lines, but compare as one")
	}
}
