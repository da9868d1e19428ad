package seed_test

import (
	"archive/zip"
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/geo"
	"nearby/place"
	"nearby/seed"
	"nearby/seed/fault"
)

// feed is a GTFS feed by the names of its files.
type feed map[string]string

const stopsHeader = "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"

// metro is a station with two platforms, a way in and a bus stop before it.
func metro() feed {
	return feed{
		"stops.txt": stopsHeader +
			"p1,人民广场(上行),31.2331,121.4751,0,s\n" +
			"e2,2号口,31.2335,121.4757,2,s\n" +
			"s,人民广场,31.2330,121.4750,1,\n" +
			"p2,人民广场(下行),31.2329,121.4749,,s\n" +
			"a2,Boarding area,31.2329,121.4749,4,p2\n" +
			"n,Hall,31.2329,121.4749,3,s\n" +
			"b,威海路,31.2320,121.4700,,\n",
		"routes.txt": "route_id,route_short_name,route_long_name,route_type\n" +
			"r10,10号线,,1\nr2,2号线,,401\nbus,,\"威海路, 快线\",3\nr2b,2号线,,\n",
		"trips.txt": "route_id,trip_id\nr10,t1\nr2,t2\nbus,t3\nr2b,t4\n",
		"stop_times.txt": "trip_id,stop_sequence,stop_id\n" +
			"t1,1,p1\nt2,1,a2\nt2,2,p1\nt3,1,b\nt3,2,s\nt4,1,p2\nnone,1,b\nt1,9,nowhere\n",
		"translations.txt": "table_name,field_name,language,translation,record_id,record_sub_id,field_value\n" +
			"stops,stop_name,en,People's Square,s,,\n" +
			"stops,stop_name,fr,Place du Peuple,s,,\n" +
			"stops,stop_name,en-GB,Weihai Road,,,威海路\n" +
			"routes,route_long_name,en,Express,,,威海路\n",
	}
}

// folder writes a feed into a folder.
func (f feed) folder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range f {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// zipped is the feed as a zip, its files under a folder.
func (f feed) zipped(t testing.TB, under string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(f)) {
		entry, err := w.Create(under + name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := entry.Write([]byte(f[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return stored(t, "feed.zip", b.Bytes())
}

// stored writes a file and gives its path.
func stored(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// transit is what is said about a feed: nothing.
func nothing() seed.Options { return seed.Options{Source: "feed", Categories: categories} }

func openFile(t testing.TB, path string, o seed.Options) *seed.Reader {
	t.Helper()
	file, err := seed.OpenFile(path, o)
	if err != nil {
		t.Fatalf("OpenFile: %v", err)
	}
	t.Cleanup(func() {
		if err := file.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return file
}

func TestAFeedIsWhatPeopleCallStops(t *testing.T) {
	t.Parallel()
	want := []place.Place{
		{
			ExternalID: "e2", Category: "transit", Kind: "metro;bus", Kinds: "metro;bus", Name: "人民广场 2号口", NameEN: "People's Square",
			Lines: "2号线;10号线;威海路 快线", At: geo.WGS84{Lat: 31.2335, Lng: 121.4757},
		},
		{
			ExternalID: "s", Category: "transit", Kind: "metro;bus", Kinds: "metro;bus", Name: "人民广场", NameEN: "People's Square",
			Lines: "2号线;10号线;威海路 快线", At: geo.WGS84{Lat: 31.2330, Lng: 121.4750},
		},
		{
			ExternalID: "b", Category: "transit", Kind: "bus", Kinds: "bus", Name: "威海路", NameEN: "Weihai Road",
			Lines: "威海路 快线", At: geo.WGS84{Lat: 31.2320, Lng: 121.4700},
		},
	}
	tests := map[string]string{
		"in a folder":          metro().folder(t),
		"in a zip":             metro().zipped(t, ""),
		"in a folder in a zip": metro().zipped(t, "gtfs-2026/"),
		"zipped on Windows":    metro().zipped(t, `gtfs-2026\`),
		"in a nested folder":   nested(metro()).folder(t),
	}
	for name, path := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := openFile(t, path, nothing())
			places, rejects := readAll(t, file)
			if diff := cmp.Diff(want, places); diff != "" || len(rejects) != 0 {
				t.Errorf("rejects %v, places (-want +got):\n%s", rejects, diff)
			}
			notes := strings.Join(file.Notes(), "\n")
			if !strings.Contains(notes, "3 platforms") || !strings.Contains(notes, "1 point on a way") {
				t.Errorf("got notes %q, want one on 3 platforms and one on 1 point", notes)
			}
		})
	}
}

func nested(f feed) feed {
	inner := make(feed)
	for name, content := range f {
		inner["gtfs/"+name] = content
	}
	return inner
}

func TestEntrances(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		station, entrance string
		want              string // "" for one that is left out
	}{
		"a sign in Chinese":          {"古城", "A出口", "古城 A出口"},
		"the station's name with it": {"古城", "古城 B出口", "古城 B出口"},
		"a letter at a Chinese one":  {"古城", "B", "古城 B口"},
		"a number at an English one": {"Raffles Place", "12", "Raffles Place Exit 12"},
		"in English":                 {"Raffles Place", "Exit A", "Raffles Place Exit A"},
		"the name of a street":       {"Raffles Place", "North Street", ""},
		"no name":                    {"Raffles Place", "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := feed{"stops.txt": stopsHeader +
				"s," + test.station + ",31.1,121.1,1,\ne," + test.entrance + ",31.1,121.1,2,s\n"}
			path := f.folder(t)
			places, _ := readAll(t, openFile(t, path, nothing()))
			got := ""
			if len(places) == 2 {
				got = places[1].Name
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			o := nothing()
			o.NoEntrances = true
			if places, _ = readAll(t, openFile(t, path, o)); len(places) != 1 {
				t.Errorf("without entrances: got %v, want the station", places)
			}
		})
	}
}

func TestWhereStopsAreThatSayNothing(t *testing.T) {
	t.Parallel()
	f := feed{"stops.txt": stopsHeader +
		"s,Taveuni,,,1,\n" +
		"p1,Taveuni A,-16.8,179.999,0,s\n" +
		"p2,Taveuni B,-16.9,-179.997,0,s\n" +
		"e,Exit A,,,2,s\n" +
		"x,Nowhere,,,,\n" +
		"loop1,A,1,1,0,loop2\n" +
		"loop2,B,1,1,0,loop1\n" +
		"orphan,C,1,1,0,gone\n"}
	places, rejects := readAll(t, openFile(t, f.folder(t), nothing()))
	var names []string
	for _, p := range places {
		names = append(names, p.Name)
	}
	if diff := cmp.Diff([]string{"Taveuni", "A", "B", "C"}, names); diff != "" {
		t.Fatalf("places (-want +got):\n%s", diff)
	}
	if d := places[0].At.GreatCircle(geo.WGS84{Lat: -16.85, Lng: -179.999}); d > 1 {
		t.Errorf("the station is at %v, %v from between its platforms", places[0].At, d)
	}
	if len(rejects) != 1 || rejects[0].Code != fault.NoLocation || rejects[0].Line != 6 {
		t.Errorf("got rejects %v, want the stop on line 6, which has no location", rejects)
	}
}

func TestTranslationsOfOldFeeds(t *testing.T) {
	t.Parallel()
	f := metro()
	f["translations.txt"] = "trans_id,lang,translation\n人民广场,EN,People's Square\n人民广场,zh,人民广场\n"
	places, _ := readAll(t, openFile(t, f.folder(t), nothing()))
	if got := places[1].NameEN; got != "People's Square" {
		t.Errorf("got %q, want People's Square", got)
	}
}

func TestAStationOfManyLinesIsNotRejected(t *testing.T) {
	t.Parallel()
	var routes, trips, times strings.Builder
	routes.WriteString("route_id,route_long_name\n")
	trips.WriteString("route_id,trip_id\n")
	times.WriteString("trip_id,stop_id\n")
	for i := range 300 {
		id := strings.Repeat("0", 3-len(string(rune('0'+i%10)))) + string(rune('A'+i/26)) + string(rune('a'+i%26))
		routes.WriteString(id + ",Long line " + id + "\n")
		trips.WriteString(id + "," + id + "\n")
		times.WriteString(id + ",b\n")
	}
	f := metro()
	f["routes.txt"], f["trips.txt"], f["stop_times.txt"] = routes.String(), trips.String(), times.String()
	places, rejects := readAll(t, openFile(t, f.folder(t), nothing()))
	if n := len(places[len(places)-1].Lines); len(rejects) != 0 || n > 1000 || n < 950 {
		t.Errorf("got rejects %v and %d bytes of lines, want as many as fit into 1000", rejects, n)
	}
}

// The rejects of a feed load as a table, under the same flags.
func TestRejectsOfAFeedLoadAgain(t *testing.T) {
	t.Parallel()
	f := feed{"stops.txt": stopsHeader + "s,Station,1,1,1,\nx,Nowhere,,,,\ny,,2,2,,\n"}
	file := openFile(t, f.folder(t), nothing())
	_, rejects := readAll(t, file)
	var b strings.Builder
	w := seed.NewRejects(&b, file)
	for _, r := range rejects {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFF" + strings.TrimSpace(stopsHeader) + ",reject_line,reject_column,reject_code,reject_reason\r\n" +
		"x,Nowhere,,,,,3,3,no_location,the latitude is empty\r\n" +
		"y,,2,2,,,4,2,no_name,the name is empty\r\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Fatalf("rejects (-want +got):\n%s", diff)
	}
	mended := strings.Replace(b.String(), "Nowhere,,", "Somewhere,3,3", 1)
	places, rejects := readAll(t, openFile(t, stored(t, "stops.rejects.csv", []byte(mended)), nothing()))
	if len(places) != 1 || places[0].Name != "Somewhere" || len(rejects) != 1 {
		t.Errorf("got %v and %v, want the mended row and the other one", places, rejects)
	}
}
