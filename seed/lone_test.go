package seed_test

import (
	"fmt"
	"strings"
	"testing"

	"nearby/seed"
)

// A place far from all others of its file is named; one whose numbers are exchanged is told
// apart from one that is only far.
func TestLonePlaces(t *testing.T) {
	t.Parallel()
	const header = "stop_id,stop_name,stop_lat,stop_lon\n"
	city := func(n int, lat, lng float64) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%d,stop %[1]d,%f,%f\n", i, lat+float64(i)/100, lng)
		}
		return b.String()
	}
	newYork := city(10, 40.7, -73.9)
	tests := map[string]struct {
		rows string
		feed bool
		want string // "" for no warning
	}{
		"one is exchanged":        {newYork + "x,Main St,-73.95,40.72\n", true, `1 place lies far from all others: "Main St" at 73.95°S 40.72°E`},
		"three are":               {newYork + "x,A,-73.95,40.7\ny,B,-73.95,40.7\nz,C,-73.95,40.7\n", false, "with latitude and longitude exchanged"},
		"one has lost its minus":  {newYork + "x,Main St,40.72,73.95\n", true, `"Main St" at 40.72°N 73.95°E (KG): is a digit`},
		"one is at sea":           {newYork + "x,Main St,4.072,-37.395\n", false, "(at sea)"},
		"far, and of no feed":     {newYork + "x,Los Angeles,34.05,-118.24\n", false, ""},
		"two cities":              {newYork + city(9, 34, -118.2), true, ""},
		"a long line":             {newYork + "x,Chicago,41.8,-87.6\ny,Cleveland,41.5,-81.7\nz,Buffalo,42.9,-78.9\n", true, ""},
		"over the 180th meridian": {city(10, -17, 179.9) + "x,Taveuni,-16.8,-179.9\n", true, ""},
		"too few to say":          {city(2, 40.7, -73.9) + "x,Boise,43.6,-116.2\n", true, ""},
	}
	for name, test := range tests {
		f := feed{"stops.txt": header + test.rows}
		path, o := f.folder(t), plain()
		if !test.feed {
			path = stored(t, "places.csv", []byte(f["stops.txt"]))
		}
		o.Category = "transit"
		file := openFile(t, path, o)
		places, rejects := readAll(t, file)
		if len(rejects) > 0 || len(places) != strings.Count(test.rows, "\n") {
			t.Errorf("%s: %d places, and rejects %v", name, len(places), rejects)
		}
		var got []string
		for _, w := range file.Warnings() {
			if w.Code == "whereabouts" {
				got = append(got, w.Text)
			}
		}
		said := strings.Join(got, " ")
		if test.want == "" && said != "" || !strings.Contains(said, test.want) {
			t.Errorf("%s: said %q, want %q", name, said, test.want)
		}
	}
}

// A feed whose stops all have their coordinates exchanged is refused where its time zone
// tells, and warned of where nothing does.
func TestAFeedWithExchangedCoordinates(t *testing.T) {
	t.Parallel()
	f := feed{
		"stops.txt":  "stop_id,stop_name,stop_lat,stop_lon\na,Main St,-73.9,40.7\nb,High St,-73.91,40.71\nc,Park Av,-73.92,40.72\n",
		"agency.txt": "agency_name,agency_timezone\nMTA,America/New_York\n",
	}
	_, err := seed.OpenFile(f.folder(t), nothing())
	if err == nil || !strings.Contains(err.Error(), "--map lat=stop_lon,lng=stop_lat") {
		t.Errorf("OpenFile() = %v, want a refusal with the line that mends it", err)
	}
	o := nothing()
	o.Map = map[string]string{"lat": "stop_lon", "lng": "stop_lat"}
	if places, _ := readAll(t, openFile(t, f.folder(t), o)); len(places) != 3 || places[0].At.Lat != 40.7 {
		t.Errorf("with the line: %v, want New York", places)
	}
}
