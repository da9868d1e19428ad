package hours_test

import (
	"strings"
	"testing"
	"time"

	"nearby/hours"
)

func TestTheTimesOfADay(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		hours string
		day   time.Weekday
		want  string
		known bool
	}{
		"every day":              {"10:00-22:00", time.Sunday, "10:00–22:00", true},
		"two spans":              {"Mo-Fr 11:00-14:00,17:00-21:30", time.Friday, "11:00–14:00 17:00–21:30", true},
		"closed":                 {"Mo-Fr 11:00-14:00", time.Saturday, "", true},
		"past midnight":          {"18:00-02:00", time.Monday, "18:00–02:00", true},
		"until midnight":         {"18:00-24:00", time.Monday, "18:00–24:00", true},
		"always":                 {"24/7", time.Wednesday, "00:00–24:00", true},
		"nobody has said of it":  {"Mo closed", time.Tuesday, "", false},
		"in the words of people": {"周一至周五 9:00-17:00", time.Monday, "09:00–17:00", true},
	} {
		week, err := hours.Parse(test.hours)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		times, known := week.Day(test.day)
		if got := strings.Join(times, " "); got != test.want || known != test.known {
			t.Errorf("%s: Day(%v) of %q = %q, %v, want %q, %v", name, test.day, test.hours, got, known, test.want, test.known)
		}
	}
}
