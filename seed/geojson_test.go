package seed_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/geo"
	"nearby/place"
	"nearby/seed"
	"nearby/seed/fault"
)

// collection is features as a collection, with further members before them.
func collection(members string, features ...string) string {
	return "{\"type\": \"FeatureCollection\"," + members + "\n\"features\": [\n" +
		strings.Join(features, ",\n") + "\n]}\n"
}

const (
	pizzeria = `{"type":"Feature","id":"w1","geometry":{"type":"Point","coordinates":[121.5,31.25,8.0]},` +
		`"properties":{"name":"Da Marco","amenity":"restaurant","phone":null,"tags":{"cuisine":["pizza","pasta"]}}}`
	teahouse = `{"type":"Feature","id":2,"properties":{"addr:street":"豫园路","name":"湖心亭","amenity":"cafe"},` +
		`"geometry":{"type":"Point","coordinates":[121.49,31.23]}}`
)

func foodOnly() seed.Options { return seed.Options{Source: "test", Categories: categories} }

func TestGeoJSONInEveryShape(t *testing.T) {
	t.Parallel()
	want := []place.Place{
		{ExternalID: "w1", Category: "restaurant", Name: "Da Marco", At: geo.WGS84{Lat: 31.25, Lng: 121.5}},
		{ExternalID: "2", Category: "restaurant", Name: "湖心亭", Kind: "cafe", Kinds: "cafe", Address: "豫园路", At: geo.WGS84{Lat: 31.23, Lng: 121.49}},
	}
	tests := map[string]string{
		"a collection":                        collection("", pizzeria, teahouse),
		"on one line":                         strings.ReplaceAll(collection("", pizzeria, teahouse), "\n", ""),
		"with a byte order mark":              "\uFEFF" + collection("", pizzeria, teahouse),
		"with a crs member that says WGS-84":  collection(`"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4326"}},`, pizzeria, teahouse),
		"a feature a line":                    pizzeria + "\n\n" + teahouse,
		"with record separators":              "\x1e" + pizzeria + "\n\x1e" + teahouse + "\n",
		"over several lines, with separators": "\x1e" + spread(pizzeria) + "\n\x1e" + spread(teahouse) + "\n",
		"two collections":                     collection("", pizzeria) + collection("", teahouse),
	}
	for name, content := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			places, rejects := read(t, content, foodOnly())
			if diff := cmp.Diff(want, places); diff != "" || len(rejects) != 0 {
				t.Errorf("rejects %v, places (-want +got):\n%s", rejects, diff)
			}
		})
	}
}

// spread puts a feature on several lines.
func spread(feature string) string { return strings.ReplaceAll(feature, `,"`, ",\n\"") }

func TestPropertiesByTheirPath(t *testing.T) {
	t.Parallel()
	o := foodOnly()
	o.Category = "restaurant"
	o.Map = map[string]string{"address": "tags.cuisine", "lines": "tags.cuisine.0", "price": "kind"}
	got := one(t, collection("", strings.Replace(pizzeria, `"phone":null`, `"kind":3.50`, 1)), o)
	if got.Address != "pizza;pasta" || got.Lines != "pizza" || got.Price != "3.50" {
		t.Errorf("got %+v, want both kinds of food, the first one, and a number as it is written", got)
	}
	overture := `{"type":"Feature","geometry":{"type":"Point","coordinates":[121.5,31.25]},"properties":{` +
		`"names":"{ \"primary\": \"西湖\" }","addresses":[{"freeform":"Via 1"},{"freeform":"Via 2"}],` +
		`"confidence":0.9,"categories":{"primary":"restaurant"},"operating_status":"open","websites":["https://a.example"]}}`
	got = one(t, collection("", overture), foodOnly())
	if got.Name != "西湖" || got.Address != "Via 1" || got.URL != "https://a.example" {
		t.Errorf("got %+v, want the name, the first address and the first site", got)
	}
}

func TestGeometries(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		geometry string
		want     geo.WGS84
		code     fault.Code
	}{
		"a point":                     {`{"type":"Point","coordinates":[121,31]}`, geo.WGS84{Lat: 31, Lng: 121}, ""},
		"points":                      {`{"type":"MultiPoint","coordinates":[[120,30],[122,32]]}`, geo.WGS84{Lat: 31, Lng: 121}, ""},
		"an area":                     {`{"type":"Polygon","coordinates":[[[0,1],[2,1],[2,3],[0,3],[0,1]]]}`, geo.WGS84{Lat: 2, Lng: 1}, ""},
		"an area, clockwise":          {`{"type":"Polygon","coordinates":[[[0,1],[0,3],[2,3],[2,1],[0,1]]]}`, geo.WGS84{Lat: 2, Lng: 1}, ""},
		"an area with a hole":         {`{"type":"Polygon","coordinates":[[[0,1],[4,1],[4,3],[0,3],[0,1]],[[0,1],[2,1],[2,3],[0,3],[0,1]]]}`, geo.WGS84{Lat: 2, Lng: 3}, ""},
		"an area of no extent":        {`{"type":"Polygon","coordinates":[[[1,2],[1,2],[1,2],[1,2]]]}`, geo.WGS84{Lat: 2, Lng: 1}, ""},
		"areas, by their size":        {`{"type":"MultiPolygon","coordinates":[[[[0,1],[2,1],[2,2],[0,2],[0,1]]],[[[4,1],[5,1],[5,2],[4,2],[4,1]]]]}`, geo.WGS84{Lat: 1.5, Lng: (2*1 + 4.5) / 3}, ""},
		"none":                        {`null`, geo.WGS84{}, fault.NoLocation},
		"several things":              {`{"type":"GeometryCollection","geometries":[]}`, geo.WGS84{}, fault.BadLocation},
		"one number":                  {`{"type":"Point","coordinates":[121]}`, geo.WGS84{}, fault.BadLocation},
		"no numbers":                  {`{"type":"Point","coordinates":["121","31"]}`, geo.WGS84{}, fault.BadLocation},
		"nothing in it":               {`{"type":"Polygon","coordinates":[]}`, geo.WGS84{}, fault.BadLocation},
		"nothing of the kind":         {`{"type":"Circle","coordinates":[121,31]}`, geo.WGS84{}, fault.BadLocation},
		"metres for degrees":          {`{"type":"Point","coordinates":[34910.13,38000.5]}`, geo.WGS84{}, fault.OutOfRange},
		"latitude before longitude":   {`{"type":"Point","coordinates":[31.2,121.5]}`, geo.WGS84{}, fault.Swapped},
		"where lost coordinates go":   {`{"type":"Point","coordinates":[0,0]}`, geo.WGS84{}, fault.Zero},
		"a list where a text belongs": {`[121,31]`, geo.WGS84{}, fault.BadLocation},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			content := collection("", `{"type":"Feature","geometry":`+test.geometry+`,"properties":{"name":"x"}}`)
			o := plain()
			o.CategoryMap = map[string]string{"*": "restaurant"} // however large
			places, rejects := read(t, content, o)
			if test.code != "" {
				if len(rejects) != 1 || rejects[0].Code != test.code || rejects[0].Line != 3 {
					t.Fatalf("got %v and %v, want a reject on line 3 for %s", places, rejects, test.code)
				}
				return
			}
			if len(places) != 1 || places[0].At.GreatCircle(test.want) > 0.01 {
				t.Errorf("got %v and %v, want a place at %v", places, rejects, test.want)
			}
		})
	}
}

func TestTheDatumOfGeoJSON(t *testing.T) {
	t.Parallel()
	crs := func(name string) string { return `"crs":{"type":"name","properties":{"name":"` + name + `"}},` }
	projected := collection(crs("urn:ogc:def:crs:EPSG::3857"), pizzeria)
	if err := openError(t, projected, foodOnly()); !strings.Contains(err.Error(), "EPSG::3857") {
		t.Errorf("got %v, want an error that names the crs", err)
	}
	o := foodOnly()
	o.Datum = geo.DatumGCJ02
	if p := one(t, projected, o); p.At == (geo.WGS84{Lat: 31.25, Lng: 121.5}) {
		t.Errorf("with --crs gcj02: got %v, want it converted", p.At)
	}
	// A file may say it behind its features; then reading ends with it.
	late := strings.TrimSuffix(collection("", pizzeria), "}\n") + "," + strings.TrimSuffix(crs("EPSG:3857"), ",") + "}"
	file, err := seed.Open(strings.NewReader(late), foodOnly())
	for err == nil {
		_, err = file.Read()
	}
	if errors.Is(err, io.EOF) || !strings.Contains(err.Error(), "EPSG:3857") {
		t.Errorf("got %v, want an error that names the crs", err)
	}
}

func TestWhatIsNoGeoJSON(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ content, want string }{
		"TopoJSON":               {`{"type":"Topology","objects":{}}`, "TopoJSON"},
		"any other JSON":         {`{"pois":[{"name":"x"}]}`, "neither a FeatureCollection nor a Feature"},
		"a text":                 {`"Feature"`, "does not begin with an object"},
		"no features":            {collection(""), "no features"},
		"cut in the middle":      {collection("", pizzeria)[:150], "ends too early"},
		"a comma too many":       {collection("", pizzeria, ""), "behind line 3"},
		"features that are none": {`{"type":"FeatureCollection","features":{}}`, "not a list"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := foodOnly()
			o.Format = seed.FormatGeoJSON
			if err := openError(t, test.content, o); !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error that says %q", err, test.want)
			}
		})
	}
}

// Of a feature a line, one that is damaged costs that one.
func TestADamagedLineIsRejectedAlone(t *testing.T) {
	t.Parallel()
	places, rejects := read(t, pizzeria+"\n{\"type\":\"Feature\",\n{\"type\":\"Point\"}\n"+teahouse, foodOnly())
	if len(places) != 2 || len(rejects) != 2 || rejects[0].Code != fault.JSON || rejects[0].Line != 2 ||
		!strings.HasPrefix(rejects[1].Reason, "feature 3: ") {
		t.Errorf("got %v and %v, want two places and lines 2 and 3 rejected", places, rejects)
	}
}

func TestNamesThatOnlyCount(t *testing.T) {
	t.Parallel()
	kml := func(n string) string {
		return `{"type":"Feature","geometry":{"type":"Point","coordinates":[103.8,1.3]},"properties":{"Name":"kml_` + n +
			`","Description":"<table><tr><th>NAME</th> <td>Blk &amp; ` + n + `</td></tr></table>"}}`
	}
	content := collection("", kml("1"), kml("2"))
	err := openError(t, content, plain())
	var usage *fault.Usage
	if !errors.As(err, &usage) || !strings.Contains(err.Error(), "--map name=Description.NAME") {
		t.Errorf("got %v, want a UsageError that says where the names may be", err)
	}
	o := plain()
	o.Map = map[string]string{"name": "Name"}
	if places, _ := read(t, content, o); places[0].Name != "kml_1" {
		t.Errorf("insisting: got %v", places)
	}
	o.Map = map[string]string{"name": "Description.NAME"}
	if places, _ := read(t, content, o); places[1].Name != "Blk & 2" {
		t.Errorf("got %v, want the name from the table", places)
	}
}

// FuzzGeoJSON reads anything as GeoJSON: reading ends, and gives only places that
// may be stored and rejects that load again.
func FuzzGeoJSON(f *testing.F) {
	for _, content := range []string{
		collection("", pizzeria, teahouse), pizzeria + "\n" + teahouse, "\x1e" + spread(pizzeria) + "\x1e" + teahouse,
		collection(`"crs":{"properties":{"name":"EPSG:3857"}},`, pizzeria),
		collection("", `{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,1],[2,1],[2,3],[0,1]]]},"properties":{"name":"x"}}`),
		`{"type":"Feature","geometry":null,"properties":{"name":"<th>a</th><td>b</td>"}}`,
	} {
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content string) {
		o := plain()
		o.Format = seed.FormatGeoJSON
		file, err := seed.Open(strings.NewReader(content), o)
		if err != nil {
			return
		}
		consume(t, file)
	})
}

// consume reads a file to its end.
func consume(t *testing.T, file *seed.Reader) {
	t.Helper()
	var b strings.Builder
	w, rejected := seed.NewRejects(&b, file), 0
	for {
		p, err := file.Read()
		var reject *seed.Reject
		switch {
		case err == nil:
			storable(t, p)
		case errors.As(err, &reject):
			rejected++
			if err := w.Write(reject); err != nil {
				t.Fatal(err)
			}
		case errors.Is(err, io.EOF):
			if err := w.Flush(); err != nil || rejected > 0 == (b.Len() == 0) {
				t.Fatalf("%d rejects as %q, %v", rejected, b.String(), err)
			}
			return
		default:
			return // damaged further down
		}
	}
}
