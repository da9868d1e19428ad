package geo_test

import (
	"math"
	"testing"

	"nearby/geo"
)

func TestFromWebMercator(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ x, y, lat, lng float64 }{
		{0, 0, 0, 0},
		{20037508.342789, 20037508.342789, 85.05112878, 180}, // the corner of the map, EPSG:3857
		{-8238310.236, 4970071.579, 40.7128, -74.0060},       // radius · ln tan(45° + lat/2),
	} {
		lat, lng := geo.FromWebMercator(test.x, test.y)
		if math.Abs(lat-test.lat) > 1e-4 || math.Abs(lng-test.lng) > 1e-4 {
			t.Errorf("FromWebMercator(%v, %v) = %v, %v, want %v, %v", test.x, test.y, lat, lng, test.lat, test.lng)
		}
	}
}

// The bands meet at the parallels that they are made for, which a wrong digit in any of
// the polynomials would spoil. The last one, north of 75°, is 1.5 km off at its edge in
// Baidu's own numbers.
func TestFromBaiduMetres(t *testing.T) {
	t.Parallel()
	for _, edge := range []struct{ y, lat float64 }{{1678043.12, 15}, {3481989.83, 30}, {5591021, 45}, {8362377.87, 60}} {
		above, _ := geo.FromBaiduMetres(12000000, edge.y)
		below, lng := geo.FromBaiduMetres(12000000, edge.y-0.01)
		if math.Abs(above-edge.lat) > 1e-5 || math.Abs(below-edge.lat) > 1e-5 || math.Abs(lng-107.7966) > 1e-3 {
			t.Errorf("at %v: %v above, %v below, %v east, want %v", edge.y, above, below, lng, edge.lat)
		}
	}
	// Tian'anmen, as Baidu's pages have it in both notations.
	if lat, lng := geo.FromBaiduMetres(12958160.97, 4825923.77); math.Abs(lat-39.9152) > 1e-3 || math.Abs(lng-116.4041) > 1e-3 {
		t.Errorf("Tian'anmen at %v, %v", lat, lng)
	}
	south, west := geo.FromBaiduMetres(-12000000, -1678043.12)
	if math.Abs(south+15) > 1e-5 || west > -107 {
		t.Errorf("south-west: %v, %v", south, west)
	}
}
