package gtfs

import (
	"fmt"
	"testing"
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
