package plural_test

import (
	"testing"

	"nearby/plural"
)

func TestWordsAgreeWithTheirNumber(t *testing.T) {
	t.Parallel()
	for n, want := range map[int64]string{
		0: "0 places are", 1: "1 place is", 2: "2 places are", 11: "11 places are", 21: "21 places are", -1: "-1 places are",
	} {
		if got := plural.Count(n, "place is", "places are"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
