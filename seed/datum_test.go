package seed_test

import (
	"fmt"
	"math"
	"testing"

	"nearby/geo"
)

func TestDatumFromTheHeader(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		header  string
		flag    geo.Datum
		given   map[string]string
		want    geo.Datum
		columns string
	}{
		"suffix _84": {
			"经度_84,纬度_84,名称", 0, nil, geo.DatumWGS84, "1=lng 2=lat 3=name",
		},
		"prefix": {
			"name,gcj02_lng,gcj02_lat", 0, nil, geo.DatumGCJ02, "1=name 2=lng 3=lat",
		},
		"suffix in brackets": {
			"name,lat(BD-09),lng（BD-09）", 0, nil, geo.DatumBD09, "1=name 2=lat 3=lng",
		},
		"one cell":     {"名称,GCJ02坐标", 0, nil, geo.DatumGCJ02, "1=name 2=location"},
		"a map's name": {"名称,百度经度,百度纬度", 0, nil, geo.DatumBD09, "1=name 2=lng 3=lat"},
		"GTFS": {
			"stop_name,stop_lat,stop_lon", 0, nil, geo.DatumWGS84, "1=name 2=lat 3=lng",
		},
		"GTFS, but the flag": {
			"stop_name,stop_lat,stop_lon", geo.DatumGCJ02, nil, geo.DatumGCJ02, "1=name 2=lat 3=lng",
		},
		"two pairs: WGS-84": {
			"name,gcj02_lon,gcj02_lat,wgs84_lon,wgs84_lat", 0, nil, geo.DatumWGS84, "1=name 4=lng 5=lat",
		},
		"two pairs: the flag's": {
			"name,gcj02_lon,gcj02_lat,wgs84_lon,wgs84_lat",
			geo.DatumGCJ02, nil, geo.DatumGCJ02, "1=name 2=lng 3=lat",
		},
		"one of two is stated": {
			"name,lon,lat,wgs_lon,wgs_lat", 0, nil, geo.DatumWGS84, "1=name 4=lng 5=lat",
		},
		"the unstated one is the flag's": {
			"name,lon,lat,wgs84_lon,wgs84_lat", geo.DatumGCJ02, nil, geo.DatumGCJ02, "1=name 2=lng 3=lat",
		},
		"the flag says the same": {
			"name,wgs84_lat,wgs84_lng", geo.DatumWGS84, nil, geo.DatumWGS84, "1=name 2=lat 3=lng",
		},
		"insisting against the header": {
			"name,wgs84_lat,wgs84_lng", geo.DatumGCJ02,
			map[string]string{"lat": "wgs84_lat", "lng": "wgs84_lng"},
			geo.DatumGCJ02, "1=name 2=lat 3=lng",
		},
		"mapped columns state it too": {
			"name,wgs84_lat,wgs84_lng,gcj02_lat,gcj02_lng", 0,
			map[string]string{"lat": "gcj02_lat", "lng": "gcj02_lng"},
			geo.DatumGCJ02, "1=name 4=lat 5=lng",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := plain()
			o.Datum, o.Map = test.flag, test.given
			columns, u := meanings(t, test.header, o)
			if u.Datum != test.want || u.DatumWhy == "" || columns != test.columns {
				t.Errorf("got %s (%s) from %s, want %s from %s",
					u.Datum, u.DatumWhy, columns, test.want, test.columns)
			}
		})
	}
}

func TestDatumOfThePlaces(t *testing.T) {
	t.Parallel()
	// People's Square: the same spot on the three datums.
	at := geo.WGS84{Lat: 31.234726, Lng: 121.470618}
	for _, d := range []geo.Datum{geo.DatumWGS84, geo.DatumGCJ02, geo.DatumBD09} {
		lat, lng := d.Pair(at, geo.Mainland)
		o := plain()
		o.Datum = d
		p := one(t, fmt.Sprintf("name,lat,lon\n人民广场,%v,%v\n", lat, lng), o)
		if math.Hypot(p.At.Lat-at.Lat, p.At.Lng-at.Lng) > 1e-8 {
			t.Errorf("%s %v,%v: got %v, want %v", d, lat, lng, p.At, at)
		}
	}
}
