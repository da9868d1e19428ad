package seed_test

import (
	"testing"
)

func TestReadFillsTheTimeZone(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ csv, want string }{
		"where hours are given":          {"name,lat,lng,opening_hours\nA,31.23,121.47,10:00-22:00\n", "Asia/Shanghai"},
		"not where there are none":       {"name,lat,lng,opening_hours\nA,31.23,121.47,\n", ""},
		"in Xinjiang it is Beijing's":    {"name,lat,lng,opening_hours\nA,43.82,87.61,10:00-22:00\n", "Asia/Shanghai"},
		"what the file says goes first":  {"name,lat,lng,opening_hours,timezone\nA,43.82,87.61,10:00-22:00,Asia/Urumqi\n", "Asia/Urumqi"},
		"also without hours":             {"name,lat,lng,时区\nA,43.82,87.61,Asia/Urumqi\n", "Asia/Urumqi"},
		"unless there is no such zone":   {"name,lat,lng,opening_hours,timezone\nA,1.284,103.851,10:00-22:00,SGT\n", "Asia/Singapore"},
		"or it is that of whoever reads": {"name,lat,lng,timezone\nA,1.284,103.851,Local\n", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := one(t, test.csv, plain()).Zone; got != test.want {
				t.Errorf("the zone is %q, want %q", got, test.want)
			}
		})
	}
}

// A stop has the zone of the feed's agency unless it has its own.
func TestReadTakesTheTimeZoneOfAFeed(t *testing.T) {
	t.Parallel()
	f := metro()
	f["agency.txt"] = "agency_id,agency_timezone\na,Asia/Shanghai\n"
	f["stops.txt"] = "stop_id,stop_name,stop_lat,stop_lon,stop_timezone\n1,A,31,121,\n2,B,22.3,114.17,Asia/Hong_Kong\n"
	places, _ := readAll(t, openFile(t, f.folder(t), nothing()))
	if len(places) != 2 || places[0].Zone != "Asia/Shanghai" || places[1].Zone != "Asia/Hong_Kong" {
		t.Errorf("got %+v, want one in Asia/Shanghai, one in Asia/Hong_Kong", places)
	}
}
