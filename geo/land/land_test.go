package land_test

import (
	"math"
	"slices"
	"testing"

	"nearby/geo"
	"nearby/geo/land"
)

func TestCountries(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		at   geo.WGS84
		want string // "" is the sea
	}{
		"Beijing":                        {geo.WGS84{Lat: 39.9, Lng: 116.4}, "CN"},
		"the Bund":                       {geo.WGS84{Lat: 31.2397, Lng: 121.4905}, "CN"},
		"Hong Kong, Central":             {geo.WGS84{Lat: 22.282, Lng: 114.158}, "HK"},
		"Macau":                          {geo.WGS84{Lat: 22.193, Lng: 113.54}, "MO"},
		"Taipei":                         {geo.WGS84{Lat: 25.046, Lng: 121.517}, "TW"},
		"Tokyo":                          {geo.WGS84{Lat: 35.68, Lng: 139.76}, "JP"},
		"Seoul":                          {geo.WGS84{Lat: 37.55, Lng: 126.97}, "KR"},
		"Paris":                          {geo.WGS84{Lat: 48.85, Lng: 2.37}, "FR"},
		"Singapore":                      {geo.WGS84{Lat: 1.29, Lng: 103.85}, "SG"},
		"New York":                       {geo.WGS84{Lat: 40.72, Lng: -73.99}, "US"},
		"Suva, by the 180th meridian":    {geo.WGS84{Lat: -18.14, Lng: 178.44}, "FJ"},
		"Pristina":                       {geo.WGS84{Lat: 42.66, Lng: 21.16}, "XK"},
		"Paris with exchanged numbers":   {geo.WGS84{Lat: 2.37, Lng: 48.85}, ""},
		"Berlin with exchanged numbers":  {geo.WGS84{Lat: 13.4, Lng: 52.5}, ""},
		"where lost coordinates are put": {geo.WGS84{}, ""},
		"the Pacific":                    {geo.WGS84{Lat: 0, Lng: 180}, ""},
	}
	for name, test := range tests {
		got := land.Countries(test.at)
		if test.want == "" && len(got) > 0 || test.want != "" && !slices.Contains(got, test.want) {
			t.Errorf("%s: Countries(%v) = %v, want %q", name, test.at, got, test.want)
		}
	}
	for _, corner := range []geo.WGS84{{Lat: 90, Lng: 180}, {Lat: -90, Lng: -180}, {Lat: 90, Lng: -180}, {Lat: -90, Lng: 180}} {
		land.Countries(corner) // must not panic
	}
	if len(land.Countries(geo.WGS84{Lat: -80, Lng: 0})) == 0 {
		t.Error("Antarctica is at sea")
	}
}

func TestShareOfLand(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		at          geo.WGS84
		least, most float64
	}{
		"inland":                   {geo.WGS84{Lat: 39.9, Lng: 116.4}, 1, 1},
		"the Pacific, by the seam": {geo.WGS84{Lat: 0.01, Lng: 179.99}, 0, 0},
		"across the seam":          {geo.WGS84{Lat: 0, Lng: -180}, 0, 0},
		"the North Pole":           {geo.WGS84{Lat: 90, Lng: 180}, 0, 0},
		"the Bund":                 {geo.WGS84{Lat: 31.2397, Lng: 121.4905}, 0.5, 1},
	} {
		if got := land.Share(test.at); got < test.least-1e-9 || got > test.most+1e-9 {
			t.Errorf("%s: Share(%v) = %v, want %v to %v", name, test.at, got, test.least, test.most)
		}
	}
	coast := 0
	for lng := 121.5; lng < 122.5; lng += 0.01 {
		west, east := land.Share(geo.WGS84{Lat: 31.0, Lng: lng}), land.Share(geo.WGS84{Lat: 31.0, Lng: lng + 0.01})
		if math.Abs(west-east) > 0.11 {
			t.Errorf("at %v° east the share jumps from %v to %v", lng, west, east)
		}
		if west >= 0.5 && east < 0.5 {
			coast++
		}
	}
	if coast != 1 {
		t.Errorf("east of Shanghai there are %d coasts, want one", coast)
	}
}

func BenchmarkCountries(b *testing.B) {
	for b.Loop() {
		land.Countries(geo.WGS84{Lat: 31.24, Lng: 121.49})
	}
}
