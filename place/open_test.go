package place_test

import (
	"testing"
	"time"

	"nearby/place"
)

// It is Monday noon in Shanghai, midnight in New York.
func TestOpenIsByTheClockOfThePlace(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, 10, 5, 4, 0, 0, 0, time.UTC)
	tests := map[string]struct {
		hours, zone string
		known, open bool
	}{
		"open at noon":                               {"10:00-22:00", "Asia/Shanghai", true, true},
		"closed at midnight":                         {"10:00-22:00", "America/New_York", true, false},
		"no zone":                                    {"10:00-22:00", "", false, false},
		"a zone that is none":                        {"10:00-22:00", "Asia/Atlantis", false, false},
		"the zone of whoever runs the server":        {"10:00-22:00", "Local", false, false},
		"always open, wherever it is":                {"24/7", "", true, true},
		"no hours":                                   {"", "Asia/Shanghai", false, false},
		"hours that only people understand":          {"看心情", "Asia/Shanghai", false, false},
		"a Monday that only the place's clock shows": {"Mo 00:00-01:00", "America/New_York", true, true},
	}
	for name, test := range tests {
		got := place.Place{Hours: test.hours, Zone: test.zone}.Open(noon)
		if got.Known != test.known || got.Open != test.open {
			t.Errorf("%s: %q in %q is %+v, want known %v, open %v", name, test.hours, test.zone, got, test.known, test.open)
		}
	}
	if got := (place.Place{Hours: "24/7"}).Open(time.Time{}); got.Known {
		t.Errorf("without a clock it is %+v, want not known", got)
	}
}
