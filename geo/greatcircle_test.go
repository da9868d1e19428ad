package geo_test

import (
	"math"
	"testing"

	"nearby/geo"
)

func TestGreatCircle(t *testing.T) {
	t.Parallel()
	quarter := math.Pi / 2 * 6371008.8
	tests := map[string]struct {
		from, to geo.WGS84
		want     float64
	}{
		"nowhere":                   {geo.WGS84{Lat: 31, Lng: 121}, geo.WGS84{Lat: 31, Lng: 121}, 0},
		"equator to pole":           {geo.WGS84{Lng: 30}, geo.WGS84{Lat: 90, Lng: -70}, quarter},
		"a quarter of the equator":  {geo.WGS84{Lng: -170}, geo.WGS84{Lng: 100}, quarter},
		"to the antipode":           {geo.WGS84{Lat: 31, Lng: 121}, geo.WGS84{Lat: -31, Lng: -59}, 2 * quarter},
		"over the antimeridian":     {geo.WGS84{Lat: 10, Lng: 179.999}, geo.WGS84{Lat: 10, Lng: -179.999}, 219.012},
		"one street in Shanghai":    {geo.WGS84{Lat: 31.2347, Lng: 121.4706}, geo.WGS84{Lat: 31.2347, Lng: 121.4716}, 95.077},
		"a millimetre in the north": {geo.WGS84{Lat: 60}, geo.WGS84{Lat: 60.00000001}, 0.001112},
	}
	for name, test := range tests {
		got := float64(test.from.GreatCircle(test.to))
		if math.Abs(got-test.want) > 0.001+1e-9*test.want {
			t.Errorf("%s: GreatCircle() = %.4f m, want %.4f", name, got, test.want)
		}
	}
}
