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

	"nearby/internal/sampledata"
	"nearby/seed"
)

// Placemarks come with their folders for categories, their data and what their
// balloons say, alone and in a KMZ.
func TestKML(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile(filepath.Join("testdata", "profiles", "pins.kml"))
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for name, content := range map[string][]byte{"doc.kml": content, "files/a.png": {1}} {
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
	for _, path := range []string{stored(t, "pins.kml", content), stored(t, "pins.kmz", packed.Bytes())} {
		o := plain()
		o.Category, o.Datum = "", 0
		places, rejects := readAll(t, openFile(t, path, o))
		var got []string
		for _, p := range places {
			got = append(got, fmt.Sprintf("%s|%s|%.4f,%.4f|%s|%s|%s|%s", p.Name, p.Category, p.At.Lat, p.At.Lng,
				p.Phone, p.Address, p.Hours, p.Lines))
		}
		want := []string{
			"永康牛肉麵|restaurant|25.0329,121.5281|02-2351-1051|金山南路二段 & 信義路|11:00-21:00|",
			"南門市場|restaurant|25.0320,121.5170|02-2321-8069|||",
			"東門站|transit|25.0339,121.5286||||淡水信義線",
		}
		if diff := cmp.Diff(want, got); diff != "" || len(rejects) > 0 {
			t.Errorf("%s: %v\n%s", path, rejects, diff)
		}
	}
}

// Of 3,269 placemarks, 213 are outlines of coasts without a name, and 22 have points
// with signs within their numbers; four are cycle paths and roads, 26 the counties, cities
// and islands around them.
func TestKMLOfSights(t *testing.T) {
	t.Parallel()
	o := plain()
	o.Datum = 0
	o.Map = map[string]string{"category": ""}
	path := sampledata.Path(t, "data/kiang__travel/points.kml")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file := openFile(t, path, o)
	places, rejects := readAll(t, file)
	if file.Skipped() != 4+26 {
		t.Errorf("%d are skipped, want the four lines and 26 regions", file.Skipped())
	}
	marks := bytes.Count(content, []byte("<Placemark"))
	if len(places)+len(rejects)+4+26 != marks || marks != 3269 || len(rejects) != 213+22 {
		t.Errorf("%d places and %d rejected, want all %d placemarks, and 213 and 22 rejected",
			len(places), len(rejects), marks)
	}
}

func TestWhatIsNoKML(t *testing.T) {
	t.Parallel()
	const start = `<?xml version="1.0"?><kml xmlns="x"><Document>`
	const mark = `<Placemark><name>a</name><Point><coordinates>121.5,31.5</coordinates></Point></Placemark>`
	for content, want := range map[string]string{
		start + `<NetworkLink/></Document></kml>`: "links to another file",
		start + mark + `<Placemark><name>b`:       "cut",
		start + mark + `<Placemark <<</kml>`:      "no XML",
	} {
		file, err := seed.Open(strings.NewReader(content), plain())
		for err == nil {
			_, err = file.Read()
		}
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", content, err, want)
		}
	}
	for _, bad := range []string{
		"", "<Point><coordinates>121.5</coordinates></Point>",
		"<Point><coordinates>NaN,x</coordinates></Point>", "<Polygon/>", "<Point><coordinates>NaN,1</coordinates></Point>",
	} {
		_, rejects := read(t, start+mark+"<Placemark><name>b</name>"+bad+"</Placemark></Document></kml>", plain())
		if len(rejects) != 1 || rejects[0].Column != 1 {
			t.Errorf("%s: got %v, want one reject for its location", bad, rejects)
		}
	}
}

// FuzzKML reads anything as KML: it ends, and gives places that may be stored.
func FuzzKML(f *testing.F) {
	for _, inside := range []string{
		`<Folder><name>x</name><Placemark><name>a</name><Point><coordinates>1,2</coordinates></Point></Placemark></Folder>`,
		`<Placemark><name>b</name><description>&lt;b&gt;c:&lt;/b&gt; d</description><MultiGeometry><LineString><coordinates>1,2 3,4
		</coordinates></LineString></MultiGeometry></Placemark>`,
		`<Placemark><ExtendedData><Data name="name"><value>&nbsp;x & y</value></Data></ExtendedData></Placemark>`,
	} {
		f.Add("<kml>" + inside + "</kml>")
	}
	f.Fuzz(func(t *testing.T, content string) {
		o := plain()
		o.Format = seed.FormatKML
		file, err := seed.Open(strings.NewReader(content), o)
		if err != nil {
			return
		}
		consume(t, file)
	})
}

// A line in a folder of stations is no station, and neither is a track.
func TestLinesInKMLAreNoPlaces(t *testing.T) {
	t.Parallel()
	const content = `<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Folder><name>U-Bahn</name>
<Placemark><name>Karlsplatz</name><Point><coordinates> 16.3689 , 48.2003 , 0 </coordinates></Point></Placemark>
<Placemark><name>U1</name><LineString><coordinates>16.37,48.2 16.38,48.21</coordinates></LineString></Placemark>
<Placemark><name>U2</name><MultiGeometry><LineString><coordinates>16.37,48.2 16.38,48.21</coordinates></LineString></MultiGeometry></Placemark>
<Placemark><name>Fahrt</name><gx:Track><gx:coord>16.37 48.2 0</gx:coord></gx:Track></Placemark>
<Placemark><name>Depot</name><Polygon><outerBoundaryIs><LinearRing><coordinates>16.36,48.20 16.37,48.20 16.37,48.21 16.36,48.20</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
</Folder></kml>`
	o := plain()
	o.Category, o.Datum = "", 0
	file := openFile(t, stored(t, "u.kml", []byte(content)), o)
	places, rejects := readAll(t, file)
	if len(places) != 2 || len(rejects) != 0 || places[0].Name != "Karlsplatz" || places[1].Name != "Depot" || file.Skipped() != 3 {
		t.Errorf("got %v, the rejects %v and %d skipped, want the station and the area alone", places, rejects, file.Skipped())
	}
}
