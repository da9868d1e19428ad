package geo_test

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"nearby/geo"
)

// shared reads a file of the test vectors, which stand beside the repository.
// Without them the test is skipped, except in CI, where they must be there.
func shared(t *testing.T, name string) []byte {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for parent := filepath.Dir(dir); parent != dir; dir, parent = parent, filepath.Dir(parent) {
		data, err := os.ReadFile(filepath.Join(parent, "shared", name))
		if err == nil {
			return data
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("shared/%s is missing, and CI must not skip what it shows", name)
	}
	t.Skipf("shared/%s is not here", name)
	return nil
}

// metresApart is good to a few parts in a thousand over short distances, which
// is all that comparing two answers needs.
func metresApart(latA, lngA, latB, lngB float64) float64 {
	const metresPerDegree = 111_195
	north := (latB - latA) * metresPerDegree
	east := (lngB - lngA) * metresPerDegree * math.Cos(latA*math.Pi/180)
	return math.Hypot(north, east)
}

func apart(a, b geo.WGS84) float64 { return metresApart(a.Lat, a.Lng, b.Lat, b.Lng) }
