package seed_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/place"
	"nearby/seed"
)

// Pins and outlines as editors and services of OpenStreetMap export them load without a
// flag, with the ids that the map itself has.
func TestExportsOfPins(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		want, note string
	}{
		"pins.gpx":      {"永康牛肉麵 restaurant  25.0329,121.5281; 東門站 transit metro 25.0339,121.5286; 南門小吃 restaurant  25.0320,121.5170", "2 are left out: they are lines (roads, routes or tracks)"},
		"map.umap":      {"永康牛肉麵 restaurant  25.0329,121.5281; 東門站 transit metro 25.0339,121.5286", ""},
		"turbo.geojson": {"node/1 永康牛肉麵 restaurant noodles 25.0329,121.5281 臺北市金山南路二段31號; relation/2 東門 transit metro 25.0339,121.5286", "closed for good"},
		"overpass.json": {"way/5 永康牛肉麵 restaurant noodles 25.0329,121.5281; node/9 東門 transit bus 25.0339,121.5286", ""},
	} {
		o := plain()
		o.Category, o.Datum = "", 0
		o.Categories = []place.Category{categories[0], {Slug: place.Transit, Aliases: []string{"station"}}}
		file := openFile(t, filepath.Join("testdata", "profiles", name), o)
		places, rejects := readAll(t, file)
		var got []string
		for _, p := range places {
			line := fmt.Sprintf("%s %s %s %.4f,%.4f %s", p.Name, p.Category, p.Kinds, p.At.Lat, p.At.Lng, p.Address)
			if strings.Contains(p.ExternalID, "/") {
				line = p.ExternalID + " " + line
			}
			got = append(got, strings.TrimSpace(line))
		}
		if d := cmp.Diff(strings.Split(test.want, "; "), got); d != "" || len(rejects) > 0 {
			t.Errorf("%s: %v (-want +got):\n%s", name, rejects, d)
		}
		if notes := strings.Join(file.Notes(), "\n"); !strings.Contains(notes, test.note) {
			t.Errorf("%s: no note says %q: %s", name, test.note, notes)
		}
	}
}

// A zip in a zip, two folders deep, with the same rows in two formats: it says which
// ones it takes.
func TestZipInAZip(t *testing.T) {
	t.Parallel()
	pins, err := os.ReadFile(filepath.Join("testdata", "profiles", "pins.gpx"))
	if err != nil {
		t.Fatal(err)
	}
	inner := zipOf(t, map[string][]byte{"a/b/pins.gpx": pins, "a/b/pins.umap": []byte("{}"), "README.txt": []byte("x")})
	path := stored(t, "outer.zip", zipOf(t, map[string][]byte{"x/y/inner.zip": inner}))
	o := plain()
	o.Datum = 0
	file := openFile(t, path, o)
	places, _ := readAll(t, file)
	notes := strings.Join(file.Notes(), "\n")
	if len(places) != 3 || !strings.Contains(notes, "a/b/pins.gpx is what is read") {
		t.Errorf("got %d places and the notes %q, want 3 and the name of the file", len(places), notes)
	}
	deep := inner
	for range 5 {
		deep = zipOf(t, map[string][]byte{"x.zip": deep})
	}
	if _, err := seed.OpenFile(stored(t, "deep.zip", deep), o); err == nil || !strings.Contains(err.Error(), "too deeply") {
		t.Errorf("six zips in each other: got %v", err)
	}
}

func zipOf(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for name, content := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

func TestWhatIsNoGPX(t *testing.T) {
	t.Parallel()
	for content, want := range map[string]string{
		`<gpx><wpt lat="1" lon="2"><name>a</name></wpt>`: "cut",
		`<gpx><wpt lat="1" lon="2"><name>a`:              "cut",
		`<gpx><wpt lat="1" <`:                            "no XML",
	} {
		file, err := seed.Open(strings.NewReader(content), plain())
		for err == nil {
			_, err = file.Read()
		}
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", content, err, want)
		}
	}
}

// FuzzGPX reads anything as GPX: it ends, and gives places that may be stored.
func FuzzGPX(f *testing.F) {
	for _, inside := range []string{
		`<wpt lat="1" lon="2"><name>a</name><type>x</type><sym>Flag</sym><link href="http://a.example"/></wpt>`,
		`<trk><trkseg><trkpt lat="1" lon="2"/></trkseg></trk><rte/>`, `<wpt lat="x"><name>&nbsp;x & y</name></wpt>`,
	} {
		f.Add("<gpx>" + inside + "</gpx>")
	}
	f.Fuzz(func(t *testing.T, content string) {
		file, err := seed.Open(strings.NewReader("<gpx>"+content), plain())
		if err != nil {
			return
		}
		consume(t, file)
	})
}
