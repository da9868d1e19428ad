package integration_test

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"nearby/geo"
	"nearby/internal/sampledata"
	"nearby/store"
	"nearby/store/storetest"
)

// Somebody else counted, with geopy on the WGS-84 ellipsoid, how many hawker
// centres are closer than so many kilometres to each McDonald's of Singapore. A
// sphere gets some of them wrong.
func TestHawkerCentresAreAsManyAsWasPublished(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	hawkers := numbered(t, string(sampledata.Read(t, singapore+"hawker_df.csv")))
	loaded := installed(t, databaseURL).seed(t, 0, "--crs", "wgs84", "--category", "restaurant",
		written(t, "hawkers.csv", hawkers))
	if loaded.Inserted != 125 {
		t.Fatalf("seed: %+v, want 125 inserted", loaded)
	}
	published := map[geo.Metres][]int{
		200:  counts(t, "hawker_0.2.csv"),
		500:  counts(t, "hawker_0.5.csv"),
		1000: counts(t, "hawker_1.csv"),
		2000: counts(t, "hawker_2.csv"),
	}
	s := storetest.OpenURL(t, databaseURL)
	restaurants := points(t, string(sampledata.Read(t, singapore+"mcdonalds_data.csv")))
	if len(restaurants) != 144 {
		t.Fatalf("%d restaurants, want 144", len(restaurants))
	}
	for i, at := range restaurants {
		found, _, err := s.Nearby(t.Context(), store.Query{Origin: at, Radius: 2000}, loaded.Inserted)
		if err != nil {
			t.Fatalf("restaurant %d: %v", i+1, err)
		}
		for radius, want := range published {
			got := 0
			for _, f := range found {
				if f.Distance < radius {
					got++
				}
			}
			if got != want[i] {
				t.Errorf("restaurant %d: %d centres within %s, want %d", i+1, got, radius, want[i])
			}
		}
	}
}

// numbered gives a name to each row of a file that has none.
func numbered(t *testing.T, text string) string {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(text), "\n")
	lines[0] = "name," + lines[0]
	for i := range lines[1:] {
		lines[i+1] = fmt.Sprintf("hawker centre %d,%s", i+1, lines[i+1])
	}
	return strings.Join(lines, "\n") + "\n"
}

// counts reads a file of one number a line, below a header.
func counts(t *testing.T, name string) []int {
	t.Helper()
	var all []int
	for _, line := range strings.Fields(string(sampledata.Read(t, singapore+name)))[1:] {
		n, err := strconv.Atoi(line)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, n)
	}
	return all
}

// points reads the coordinates of a CSV, row by row.
func points(t *testing.T, text string) []geo.WGS84 {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	lat, lng := column(t, rows, "latitude"), column(t, rows, "longitude")
	var all []geo.WGS84
	for _, row := range rows[1:] {
		all = append(all, geo.WGS84{Lat: degrees(t, row[lat]), Lng: degrees(t, row[lng])})
	}
	return all
}

func degrees(t *testing.T, text string) float64 {
	t.Helper()
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return value
}
