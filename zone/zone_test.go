package zone_test

import (
	"math"
	"testing"
	"time"

	"nearby/geo"
	"nearby/zone"
)

func TestOfFindsTheZone(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		at   geo.WGS84
		want string
	}{
		"Shanghai":                      {geo.WGS84{Lat: 31.2328, Lng: 121.4752}, "Asia/Shanghai"},
		"Urumqi keeps Beijing's time":   {geo.WGS84{Lat: 43.8256, Lng: 87.6168}, "Asia/Shanghai"},
		"Kashgar as well":               {geo.WGS84{Lat: 39.4704, Lng: 75.9898}, "Asia/Shanghai"},
		"Shenzhen":                      {geo.WGS84{Lat: 22.5330, Lng: 114.1120}, "Asia/Shanghai"},
		"Hong Kong, across the river":   {geo.WGS84{Lat: 22.5020, Lng: 114.1280}, "Asia/Hong_Kong"},
		"Macau":                         {geo.WGS84{Lat: 22.1940, Lng: 113.5410}, "Asia/Macau"},
		"Taipei":                        {geo.WGS84{Lat: 25.0330, Lng: 121.5654}, "Asia/Taipei"},
		"Singapore":                     {geo.WGS84{Lat: 1.2840, Lng: 103.8510}, "Asia/Singapore"},
		"Woodlands":                     {geo.WGS84{Lat: 1.4370, Lng: 103.7865}, "Asia/Singapore"},
		"Johor Bahru, across the water": {geo.WGS84{Lat: 1.4655, Lng: 103.7578}, "Asia/Kuala_Lumpur"},
		"Chicago":                       {geo.WGS84{Lat: 41.8781, Lng: -87.6298}, "America/Chicago"},
		"a town on a border of zones":   {geo.WGS84{Lat: 41.7075, Lng: -86.8950}, "America/Chicago"},
		"Fiji, beyond the 180th":        {geo.WGS84{Lat: -16.7900, Lng: -179.9900}, "Pacific/Fiji"},
		"no place":                      {geo.WGS84{Lat: math.NaN(), Lng: 0}, ""},
		"no place on earth":             {geo.WGS84{Lat: 95, Lng: 200}, ""},
	}
	for name, test := range tests {
		if got := zone.Of(test.at); got != test.want {
			t.Errorf("%s: the zone of %v is %q, want %q", name, test.at, got, test.want)
		}
	}
}

// Each answer over the strait from Singapore into Johor is a zone that Go knows.
func TestOfIsAZone(t *testing.T) {
	t.Parallel()
	for i := range 400 {
		p := geo.WGS84{Lat: 1.36 + float64(i%20)*0.008, Lng: 103.7 + float64(i/20)*0.01}
		if got := zone.Of(p); got == "" {
			t.Errorf("the zone of %v is none", p)
		} else if _, err := time.LoadLocation(got); err != nil {
			t.Errorf("the zone of %v is %q: %v", p, got, err)
		}
	}
}
