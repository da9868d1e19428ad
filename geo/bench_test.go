package geo_test

import (
	"testing"

	"github.com/tidwall/geodesic"

	"nearby/geo"
)

func BenchmarkConversions(b *testing.B) {
	w := geo.WGS84{Lat: 31.234726, Lng: 121.470618}
	g, d := w.GCJ02(geo.Mainland), w.BD09(geo.Mainland)
	tokyo := geo.WGS84{Lat: 35.68, Lng: 139.69}
	for name, convert := range map[string]func(){
		"WGS84ToGCJ02":         func() { _ = w.GCJ02(geo.Mainland) },
		"WGS84ToGCJ02/outside": func() { _ = tokyo.GCJ02(geo.Mainland) },
		"GCJ02ToWGS84":         func() { _ = g.WGS84(geo.Mainland) },
		"GCJ02ToBD09":          func() { _ = g.BD09() },
		"BD09ToGCJ02":          func() { _ = d.GCJ02() },
		"BD09ToWGS84":          func() { _ = d.WGS84(geo.Mainland) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				convert()
			}
		})
	}
}

func BenchmarkBearing(b *testing.B) {
	from, to := geo.WGS84{Lat: 31.234726, Lng: 121.470618}, geo.WGS84{Lat: 31.24, Lng: 121.49}
	for b.Loop() {
		_ = from.Bearing(to).Wind()
	}
}

func BenchmarkEllipsoidDistance(b *testing.B) {
	p, q := geo.WGS84{Lat: 31.2, Lng: 121.4}, geo.WGS84{Lat: 31.21, Lng: 121.42}
	for b.Loop() {
		p.EllipsoidDistance(q)
	}
}

func BenchmarkGeodesicInverse(b *testing.B) {
	p, q := geo.WGS84{Lat: 31.2, Lng: 121.4}, geo.WGS84{Lat: 31.21, Lng: 121.42}
	var metres float64
	for b.Loop() {
		geodesic.WGS84.Inverse(p.Lat, p.Lng, q.Lat, q.Lng, &metres, nil, nil)
	}
}
