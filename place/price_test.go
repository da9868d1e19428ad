package place_test

import (
	"testing"

	"nearby/place"
)

func TestCostReadsWhatOperatorsWrite(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		cost  float64
		known bool
	}{
		"人均 ¥85": {85, true}, "85": {85, true}, "15元": {15, true}, "￥1,200/人": {1200, true},
		"80-120": {100, true}, "$12.50": {12.5, true}, "人均50～70元": {60, true}, "12.": {12, true},
		"$$": {0, false}, "": {0, false}, "免费": {0, false},
	}
	for price, want := range tests {
		cost, known := place.Place{Price: price}.Cost()
		if cost != want.cost || known != want.known {
			t.Errorf("Cost(%q) = %v, %v, want %v, %v", price, cost, known, want.cost, want.known)
		}
	}
}

func TestStarsAreOutOfFive(t *testing.T) {
	t.Parallel()
	for rating, want := range map[float64]float64{0: 0, 4.5: 4.5, 5: 5, 9: 4.5} {
		if got := (place.Place{Rating: rating}).Stars(); got != want {
			t.Errorf("Stars() of %v = %v, want %v", rating, got, want)
		}
	}
}
