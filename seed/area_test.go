package seed_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nearby/seed"
	"nearby/seed/fault"
)

// square is an area of so many degrees, about 1.5 times as many hundred kilometres across.
func square(degrees float64) string {
	x, y := 2.35+degrees, 48.85+degrees
	return fmt.Sprintf(`{"type":"Polygon","coordinates":[[[2.35,48.85],[%[1]g,48.85],[%[1]g,%[2]g],[2.35,%[2]g],[2.35,48.85]]]}`, x, y)
}

// What is a line or a district is no place, and the operator is told; a building, a mall
// and whatever the file calls by its kind is.
func TestLinesAndDistrictsAreNoPlaces(t *testing.T) {
	t.Parallel()
	const road = `{"type":"LineString","coordinates":[[2.35,48.85],[2.36,48.86]]}`
	tests := map[string]struct {
		geometry, properties string
		code                 fault.Code // why it is left out
		warning              string
	}{
		"a road":                  {road, `"name":"Rue"`, fault.NoPlace, "no_place"},
		"a route that says metro": {`{"type":"MultiLineString","coordinates":[[[2.35,48.85],[2.36,48.86]]]}`, `"name":"M1","railway":"subway"`, fault.NoPlace, "no_place"},
		"lines in a collection":   {`{"type":"GeometryCollection","geometries":[` + road + `]}`, `"name":"Rue"`, fault.NoPlace, "no_place"},
		"a pin with an outline":   {`{"type":"GeometryCollection","geometries":[` + square(1) + `,{"type":"Point","coordinates":[2.35,48.85]}]}`, `"name":"Mall"`, "", ""},
		"a building":              {square(0.001), `"name":"Mall"`, "", "areas"},
		"a mall with a category":  {square(0.001), `"name":"Mall","amenity":"food_court"`, "", ""},
		"an airport":              {square(0.05), `"name":"CDG","amenity":"restaurant"`, "", ""},
		"a district":              {square(0.05), `"name":"Paris 12e"`, fault.Region, "region"},
		"a small one that says so": {
			square(0.001), `"name":"Quartier","boundary":"administrative","admin_level":"10"`, fault.Region, "region",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			feature := func(geometry, properties string) string {
				return `{"type":"Feature","geometry":` + geometry + `,"properties":{` + properties + `}}`
			}
			file, err := seed.Open(strings.NewReader(collection("", feature(test.geometry, test.properties)+",\n"+
				feature(`{"type":"Point","coordinates":[2.36,48.86]}`, `"name":"Chez Paul"`))), plain())
			if err != nil {
				t.Fatal(err)
			}
			places, rejects := readAll(t, file)
			want := 2
			if test.code != "" {
				want = 1
			}
			if len(places) != want || len(rejects) > 0 || file.Skipped() != int64(2-want) {
				t.Fatalf("got %v, the rejects %v and %d skipped, want %d places", places, rejects, file.Skipped(), want)
			}
			warned := func(code string) bool {
				return slices.ContainsFunc(file.Warnings(), func(w fault.Warning) bool { return w.Code == code && w.Rows == 1 })
			}
			if test.warning != "" && !warned(test.warning) || test.warning == "" && len(file.Warnings()) > 0 {
				t.Errorf("got the warnings %v, want one of the code %q", file.Warnings(), test.warning)
			}
		})
	}
}

func TestLinesInACellAreNoPlaces(t *testing.T) {
	t.Parallel()
	file, err := seed.Open(strings.NewReader("name,geometry\nA,POINT (2.35 48.85)\nB,\"LINESTRING (2.35 48.85, 2.36 48.86)\"\n"+
		"C,\"{\"\"type\"\":\"\"LineString\"\",\"\"coordinates\"\":[[2.35,48.85],[2.36,48.86]]}\"\n"+
		"D,\"POLYGON ((2.35 48.85, 2.45 48.85, 2.45 48.95, 2.35 48.85))\"\n"), plain())
	if err != nil {
		t.Fatal(err)
	}
	places, rejects := readAll(t, file)
	if len(places) != 1 || len(rejects) != 0 || file.Skipped() != 3 {
		t.Errorf("got %v, the rejects %v and %d skipped, want A alone", places, rejects, file.Skipped())
	}
}

// A file of nothing else is no success.
func TestAFileOfLinesIsRefused(t *testing.T) {
	t.Parallel()
	file, err := seed.Open(strings.NewReader(collection("",
		`{"type":"Feature","geometry":{"type":"LineString","coordinates":[[2.35,48.85],[2.36,48.86]]},"properties":{"name":"Rue"}}`)), plain())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Read(); err == nil || !strings.Contains(err.Error(), "nothing is left to load: 1 is left out: it is a line") {
		t.Errorf("got %v, want that nothing is left", err)
	}
}
