package geo_test

import (
	"errors"
	"math"
	"testing"

	"nearby/geo"
)

func TestDatumNamesAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]geo.Datum{
		"wgs84": geo.DatumWGS84, "WGS-84": geo.DatumWGS84, "wgs_84": geo.DatumWGS84,
		"WGS 84": geo.DatumWGS84, "gcj02": geo.DatumGCJ02, "GCJ-02": geo.DatumGCJ02,
		"bd09": geo.DatumBD09, "Bd-09": geo.DatumBD09,
	} {
		if got, err := geo.ParseDatum(s); got != want || err != nil {
			t.Errorf("ParseDatum(%q) = %v, %v, want %v", s, got, err, want)
		}
	}
	for _, s := range []string{"", "auto", "wgs", "unstated", "bd09mc"} {
		if got, err := geo.ParseDatum(s); err == nil {
			t.Errorf("ParseDatum(%q) = %v, want an error", s, got)
		}
	}
}

func TestAPairIsReadOnItsDatum(t *testing.T) {
	t.Parallel()
	square := geo.WGS84{Lat: 31.234726, Lng: 121.470618}
	for _, d := range []geo.Datum{geo.DatumWGS84, geo.DatumGCJ02, geo.DatumBD09} {
		lat, lng := d.Pair(square, geo.Mainland)
		if got := d.WGS84(lat, lng, geo.Mainland); apart(got, square) > 0.001 {
			t.Errorf("%v: %v, %v reads as %v, want %v", d, lat, lng, got, square)
		}
	}
	if got := geo.DatumGCJ02.WGS84(31.232794, 121.475152, geo.Mainland); apart(got, square) > 0.2 {
		t.Errorf("GCJ-02 got %v, want %v", got, square)
	}
	if got := geo.DatumWGS84.WGS84(31.234726, 121.470618, geo.Mainland); got != square {
		t.Errorf("WGS-84 got %v, want it untouched", got)
	}
}

func TestAnUnstatedDatumGivesNoPlace(t *testing.T) {
	t.Parallel()
	var unstated geo.Datum
	if err := unstated.WGS84(31, 121, geo.Mainland).Valid(); !errors.Is(err, geo.ErrNotFinite) {
		t.Errorf("got %v, want ErrNotFinite", err)
	}
	lat, lng := unstated.Pair(geo.WGS84{Lat: 31, Lng: 121}, geo.Mainland)
	if !math.IsNaN(lat) || !math.IsNaN(lng) {
		t.Errorf("got %v, %v, want NaN", lat, lng)
	}
	if got := unstated.String(); got != "unstated" {
		t.Errorf("got %q", got)
	}
}

func TestPairsThatCannotBePlaces(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lat, lng float64
		want     error
	}{
		"Shanghai":                       {31.23, 121.47, nil},
		"the South Pole":                 {-90, 0, nil},
		"on the antimeridian":            {0, 180, nil},
		"on the equator":                 {0, 9.5, nil},
		"on the meridian":                {51.5, 0, nil},
		"not a number":                   {math.NaN(), 121, geo.ErrNotFinite},
		"no longitude":                   {31, math.NaN(), geo.ErrNotFinite},
		"infinite":                       {math.Inf(-1), 0, geo.ErrNotFinite},
		"infinite both ways":             {math.Inf(1), math.Inf(-1), geo.ErrNotFinite},
		"latitude and longitude swapped": {121.47, 31.23, geo.ErrOutOfRange},
		"a hair beyond the pole":         {math.Nextafter(90, 91), 0, geo.ErrOutOfRange},
		"longitude to 360":               {31, 238.5, geo.ErrOutOfRange},
		"microdegrees":                   {31230000, 121470000, geo.ErrOutOfRange},
		"null island":                    {0, 0, geo.ErrNullIsland},
		"null island, negative zero":     {math.Copysign(0, -1), 0, geo.ErrNullIsland},
	} {
		if got := geo.Check(c.lat, c.lng); !errors.Is(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
		if got := (geo.WGS84{Lat: c.lat, Lng: c.lng}).Valid(); !errors.Is(got, c.want) {
			t.Errorf("%s, as a point: got %v, want %v", name, got, c.want)
		}
	}
}
