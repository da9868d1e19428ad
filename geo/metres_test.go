package geo_test

import (
	"math"
	"testing"

	"nearby/geo"
)

func TestDistancesAsPeopleReadThem(t *testing.T) {
	t.Parallel()
	for m, want := range map[geo.Metres]string{
		-5: "10 m", 0: "10 m", 0.4: "10 m", 14.9: "10 m", 15: "20 m",
		80: "80 m", 84: "80 m", 347: "350 m",
		994: "990 m", 994.9: "990 m", 995: "1.0 km", 999.9: "1.0 km", 1000: "1.0 km",
		1049: "1.0 km", 1050: "1.1 km", 1234: "1.2 km", 9949: "9.9 km", 9950: "10 km",
		10_400: "10 km", 10_500: "11 km", 23_456: "23 km", 1_000_000: "1000 km",
	} {
		if got := m.String(); got != want {
			t.Errorf("%v metres read %q, want %q", float64(m), got, want)
		}
	}
}

func TestAnyLanguageCanNameTheUnit(t *testing.T) {
	t.Parallel()
	chinese := func(m geo.Metres) string {
		amount, kilometres := m.Readable()
		if kilometres {
			return amount + " 公里"
		}
		return amount + " 米"
	}
	for m, want := range map[geo.Metres]string{80: "80 米", 996: "1.0 公里", 1234: "1.2 公里"} {
		if got := chinese(m); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWalkingMinutesAreRoundedUp(t *testing.T) {
	t.Parallel()
	for m, want := range map[geo.Metres]int{
		0: 1, 1: 1, 80: 1, 80.1: 2, 120: 2, 160: 2, 161: 3, 1000: 13,
	} {
		if got := m.WalkingMinutes(); got != want {
			t.Errorf("%v metres: got %d minutes, want %d", float64(m), got, want)
		}
	}
}

func TestBearings(t *testing.T) {
	t.Parallel()
	at := func(lat, lng float64) geo.WGS84 { return geo.WGS84{Lat: lat, Lng: lng} }
	for name, c := range map[string]struct {
		from, to geo.WGS84
		want     geo.Degrees
	}{
		"due north":                        {at(31, 121), at(32, 121), 0},
		"due south":                        {at(31, 121), at(30, 121), 180},
		"east along the equator":           {at(0, 10), at(0, 11), 90},
		"west along the equator":           {at(0, 10), at(0, 9), 270},
		"east over the antimeridian":       {at(0, 179.5), at(0, -179.5), 90},
		"west over the antimeridian":       {at(0, -179.5), at(0, 179.5), 270},
		"Baghdad to Osaka":                 {at(35, 45), at(35, 135), 60.1625},
		"over the pole":                    {at(60, 0), at(60, 180), 0},
		"to the North Pole":                {at(31, 121), at(90, 0), 0},
		"to the South Pole":                {at(31, 121), at(-90, 77), 180},
		"from the North Pole, its own way": {at(90, 121), at(31, 121), 180},
		"from the North Pole, to its left": {at(90, 0), at(31, 90), 90},
		"from the South Pole":              {at(-90, 121), at(31, 121), 0},
		"to itself":                        {at(31, 121), at(31, 121), 0},
	} {
		got := c.from.Bearing(c.to)
		if off := math.Abs(math.Mod(float64(got-c.want)+540, 360) - 180); off > 1e-3 {
			t.Errorf("%s: got %.4f°, want %.4f°", name, got, c.want)
		}
		if got < 0 || got >= 360 {
			t.Errorf("%s: %v is outside [0, 360)", name, got)
		}
	}
}

func TestABearingAHairWestOfNorthIsNotAFullCircle(t *testing.T) {
	t.Parallel()
	got := geo.WGS84{Lat: 10, Lng: 0}.Bearing(geo.WGS84{Lat: 80, Lng: -1e-15})
	if got < 0 || got >= 360 {
		t.Errorf("got %v, want it in [0, 360)", got)
	}
}

func TestTheEightWinds(t *testing.T) {
	t.Parallel()
	for d, want := range map[geo.Degrees]string{
		0: "N ↑", 22.4: "N ↑", 22.5: "NE ↗", 45: "NE ↗", 90: "E →", 135: "SE ↘", 180: "S ↓",
		225: "SW ↙", 270: "W ←", 315: "NW ↖", 337.4: "NW ↖", 337.5: "N ↑", 359.9: "N ↑",
		360: "N ↑", -45: "NW ↖", 765: "NE ↗",
	} {
		if got := d.Wind().String() + " " + d.Wind().Arrow(); got != want {
			t.Errorf("%v° is %s, want %s", float64(d), got, want)
		}
	}
	if nan := geo.Degrees(math.NaN()).Wind(); nan > geo.NorthWest {
		t.Errorf("NaN gives wind %d, want one of the eight", nan)
	}
}
