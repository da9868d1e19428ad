package dotmap_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"testing"

	"nearby/geo"
	"nearby/picture/dotmap"
	"nearby/picture/goldentest"
)

// town is n places of each category, ever thinner outwards. The same n gives the same
// places.
func town(n int, middle geo.WGS84, categories ...int) []dotmap.Spot {
	random := rand.New(rand.NewPCG(uint64(n), 1))
	var all []dotmap.Spot
	for range n {
		for _, category := range categories {
			at := middle
			at.Lat += random.NormFloat64() * 0.1 * random.Float64()
			at.Lng += random.NormFloat64() * 0.1 * random.Float64()
			if at.Lng > 180 {
				at.Lng -= 360
			}
			all = append(all, dotmap.Spot{At: at, Category: category})
		}
	}
	return all
}

func together(parts ...[]dotmap.Spot) (all []dotmap.Spot) {
	for _, part := range parts {
		all = append(all, part...)
	}
	return all
}

// country is places all over, in more regions than there are panels.
func country() (all []dotmap.Spot) {
	for lat := 22.0; lat < 46; lat += 4 {
		for lng := 100.0; lng < 124; lng += 4 {
			all = append(all, town(20, geo.WGS84{Lat: lat, Lng: lng}, int(lat+lng)%5)...)
		}
	}
	return all
}

var (
	shanghai = geo.WGS84{Lat: 31.23, Lng: 121.47}
	beijing  = geo.WGS84{Lat: 39.9, Lng: 116.4}
	lima     = geo.WGS84{Lat: -12.05, Lng: -77.04}
	fiji     = geo.WGS84{Lat: -17.5, Lng: 179.99}
	lost     = geo.WGS84{Lat: 0.5, Lng: 0.5}
)

// drawn is a small map, in the lettering of a large one.
func drawn(spots []dotmap.Spot) dotmap.Map {
	return dotmap.Map{
		Title: "Where the places are", Note: "a test", Spots: spots, Width: 900, Height: 560,
		Categories: []string{"Restaurants", "Transit", "Museums", "Parks", "Libraries"},
	}
}

func TestMapsLookAsTheyDidWhenApproved(t *testing.T) {
	t.Parallel()
	for name, spots := range map[string][]dotmap.Spot{
		"nothing":        nil,
		"one-place":      town(1, shanghai, 0),
		"one-city":       town(4000, shanghai, 0, 1),
		"two-cities":     together(town(2000, shanghai, 0, 1), town(300, beijing, 2)),
		"three-and-lost": together(town(2000, shanghai, 0, 1), town(300, beijing, 2), town(200, lima, 3), town(1, lost, 4)),
		"180th-meridian": town(500, fiji, 0),
		"a-country":      country(),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := drawn(spots).PNG()
			if err != nil {
				t.Fatal(err)
			}
			goldentest.Compare(t, name, got, 1000)
		})
	}
}

func TestTheSameMapGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	m := drawn(together(town(500, shanghai, 0, 1), town(300, beijing, 2), country()))
	first, err := m.PNG()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := m.PNG(); err != nil || !bytes.Equal(first, again) {
		t.Errorf("drawn again: %d bytes, %v, want the same %d", len(again), err, len(first))
	}
}

func TestWhatCannotBeDrawnIsRefused(t *testing.T) {
	t.Parallel()
	small, unknown, nowhere := drawn(nil), drawn(nil), drawn(nil)
	small.Width = 10
	unknown.Spots = []dotmap.Spot{{At: shanghai, Category: 5}}
	nowhere.Spots = []dotmap.Spot{{At: geo.WGS84{Lat: 95, Lng: 200}}}
	for name, test := range map[string]struct {
		m    dotmap.Map
		want error
	}{
		"too small":               {small, dotmap.ErrSize},
		"a category of no legend": {unknown, dotmap.ErrCategory},
		"a place off the globe":   {nowhere, nil}, // of package geo
	} {
		if _, err := test.m.PNG(); err == nil || test.want != nil && !errors.Is(err, test.want) {
			t.Errorf("%s: PNG() error = %v, want %v", name, err, test.want)
		}
	}
}
