package geo_test

import (
	"math"
	"testing"

	"github.com/tidwall/geodesic"
	"pgregory.net/rapid"

	"nearby/geo"
)

// TestEllipsoidDistance goes a random way from a random point, by Karney's direct solution,
// and measures it again.
func TestEllipsoidDistance(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		const within = geo.EllipsoidLatitude - 0.5 // so that no way leads out
		p := geo.WGS84{
			Lat: rapid.Float64Range(-within, within).Draw(t, "lat"),
			Lng: rapid.Float64Range(-180, 180).Draw(t, "lng"),
		}
		want := rapid.Float64Range(0, float64(geo.EllipsoidReach)).Draw(t, "distance")
		azimuth := rapid.Float64Range(0, 360).Draw(t, "azimuth")
		var q geo.WGS84
		geodesic.WGS84.Direct(p.Lat, p.Lng, azimuth, want, &q.Lat, &q.Lng, nil)
		got := float64(p.EllipsoidDistance(q))
		if math.Abs(got-want) > float64(geo.EllipsoidError) {
			t.Errorf("%v.EllipsoidDistance(%v) = %.6f, want %.6f", p, q, got, want)
		}
		if back := float64(q.EllipsoidDistance(p)); back != got {
			t.Errorf("%v.EllipsoidDistance(%v) = %.9f one way and %.9f the other", p, q, got, back)
		}
	})
}

func TestEllipsoidDistanceAcrossTheAntimeridian(t *testing.T) {
	t.Parallel()
	west, east := geo.WGS84{Lat: 10, Lng: 179.999}, geo.WGS84{Lat: 10, Lng: -179.999}
	var want float64
	geodesic.WGS84.Inverse(west.Lat, west.Lng, east.Lat, east.Lng, &want, nil, nil)
	if got := float64(west.EllipsoidDistance(east)); math.Abs(got-want) > float64(geo.EllipsoidError) {
		t.Errorf("EllipsoidDistance across the antimeridian = %.6f, want %.6f", got, want)
	}
}
