package gtfs_test

import (
	"testing"
	"testing/fstest"
)

// A short name that says that there is none gives way to the long one; times that the feed
// calls approximate are estimates.
func TestALineWithoutAShortNameHasItsLongOne(t *testing.T) {
	t.Parallel()
	files := make(fstest.MapFS)
	for name, content := range map[string]string{
		"agency.txt":     "agency_name,agency_url,agency_timezone\nA,http://a.example,Europe/Berlin\nB,http://b.example,Europe/London\n",
		"stops.txt":      "stop_id,stop_name,stop_lat,stop_lon\na,A,52.5,13.4\nb,B,52.6,13.4\n",
		"routes.txt":     "route_id, \"route_short_name\" ,route_long_name,route_type\nr,N/A,\"Shore, line\",3\n",
		"trips.txt":      "route_id,service_id,trip_id\nr,s,t\n",
		"calendar.txt":   "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\ns,1,1,1,1,1,1,1,20260101,20261231\n",
		"stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence,timepoint\nt,8:00:00,8:00:00,a,1,0\nt,8:10:00,8:10:00,b,2,1\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	departures, zone := read(t, files)
	if zone.String() != "Europe/Berlin" {
		t.Errorf("the zone is %s, want that of the first agency", zone)
	}
	leaves := departures["a"]
	if len(leaves) != 1 || leaves[0].Line != "Shore, line" || len(leaves[0].About) != 1 || !leaves[0].About[0] {
		t.Errorf("at a there are %+v, want one on the Shore, line, about when", leaves)
	}
}
