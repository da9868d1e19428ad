package cell

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nearby/geo"
	"nearby/place"
)

func point(t *rapid.T) geo.WGS84 {
	return geo.WGS84{
		Lat: rapid.Float64Range(-90, 90).Draw(t, "lat"),
		Lng: rapid.Float64Range(-180, 180).Draw(t, "lng"),
	}
}

// A square holds the point it is named for, is told apart from every other, and
// spans every point of itself.
func TestKey(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, level := point(t), rapid.IntRange(Coarsest, Finest).Draw(t, "level")
		category := int16(rapid.IntRange(1, math.MaxInt16).Draw(t, "category"))
		k := At(p, category, level)
		corner, size := k.southWest(), degrees(level)
		north, east := p.Lat-corner.Lat, p.Lng-corner.Lng
		const rounding = 1e-12
		if k.Level() != level || min(north, east) < -rounding || max(north, east) > size+rounding {
			t.Fatalf("At(%v, %d) is a square of level %d from %v", p, level, k.Level(), corner)
		}
		if again := At(k.Centre(), category, level); again != k {
			t.Errorf("the centre of %x is in %x", k, again)
		}
		if At(p, category, level) == At(p, category-1, level) {
			t.Error("two categories share a key")
		}
		centre := k.Centre()
		if far := centre.GreatCircle(p); far > k.span(centre)*(1+1e-9) {
			t.Errorf("%v is %v from the centre of its square, farther than its span, %v", p, far, k.span(centre))
		}
	})
}

func TestRowsKeepEverything(t *testing.T) {
	t.Parallel()
	text := rapid.OneOf(rapid.Just(""), rapid.String(), rapid.StringN(200, 400, -1))
	rapid.Check(t, func(t *rapid.T) {
		want := make([]place.Place, rapid.IntRange(0, 5).Draw(t, "places"))
		for i := range want {
			want[i] = place.Place{ID: rapid.Int64().Draw(t, "id"), Rating: rapid.Float64Range(0, 10).Draw(t, "rating"), At: point(t)}
			for _, field := range texts(&want[i]) {
				*field = text.Draw(t, "text")
			}
		}
		packed := pack(want)
		got := make([]place.Place, packed.len())
		for i := range got {
			packed.unpack(i, &got[i])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("unpacked differs (-want +got):\n%s", diff)
		}
	})
}

// Every field of a place that is text must be among those that are packed: a new
// one would be lost.
func TestTextsAreAllOfThem(t *testing.T) {
	t.Parallel()
	var p place.Place
	for i, field := range texts(&p) {
		*field = string(rune('a' + i))
	}
	p.Category = "of the cell" // one for all rows
	p.ID, p.Rating, p.At = 1, 1, geo.WGS84{Lat: 1, Lng: 1}
	missing(t, p)
}

var square31 = geo.WGS84{Lat: 31.23, Lng: 121.47}

func eastOf(p geo.WGS84, metres float64) geo.WGS84 {
	return geo.WGS84{Lat: p.Lat, Lng: p.Lng + metres/(111412.84*math.Cos(p.Lat*math.Pi/180))}
}

// row are places every 100 m to the east.
func row(n int) []place.Place {
	places := make([]place.Place, n)
	for i := range places {
		places[i] = place.Place{ID: int64(i + 1), Name: "x", At: eastOf(square31, 100*float64(i+1))}
	}
	return places
}

func TestWhatACellCannotKnowItDoesNotTell(t *testing.T) {
	t.Parallel()
	ten := New(Contents{Centre: square31, Near: row(10)}) // knows 1 km around
	tests := map[string]struct {
		cell   *Cell
		from   float64 // metres east of the centre
		radius geo.Metres
		limit  int
		want   int // -1: refused
	}{
		"the nearest few":                              {ten, 0, 5000, 5, 5},
		"all within less than the reach":               {ten, 0, 901, 100, 9},
		"as many as there are, with others maybe near": {ten, 0, 5000, 11, -1},
		"the last one, which may have a rival":         {ten, 0, 5000, 10, -1},
		"from beside the centre, a little less far":    {ten, 400, 5000, 5, 5},
		"from beyond the reach":                        {ten, 1500, 5000, 1, -1},
		"from where another may be nearer":             {ten, 940, 5000, 2, -1},
		"everything, when there is nothing else":       {New(Contents{Centre: square31, Near: row(10), All: true}), 1e5, 2e7, 100, 10},
		"nothing, when there is nothing":               {New(Contents{Centre: square31, All: true}), 1e5, 2e7, 100, 0},
	}
	for name, test := range tests {
		found, ok := test.cell.AppendNearby(nil, eastOf(square31, test.from), test.radius, test.limit)
		if got := len(found); ok != (test.want >= 0) || ok && got != test.want {
			t.Errorf("%s: AppendNearby() = %d places, %t, want %d", name, got, ok, test.want)
		}
	}
}

func TestCountIsRefusedOrRight(t *testing.T) {
	t.Parallel()
	spots := make([]Spot, 50)
	for i := range spots {
		spots[i] = Spot{At: eastOf(square31, 20*float64(i+1)), Name: uint64(i / 2)}
	}
	counted := Contents{Centre: square31, Near: row(3), Spots: spots, SpotReach: 1000}
	byName := counted
	byName.ByName = true
	cut := counted
	for len(cut.Spots) <= MaxSpots {
		cut.Spots = append(cut.Spots, spots...)
	}
	tests := map[string]struct {
		contents Contents
		radius   geo.Metres
		most     int
		want     int // -1: refused
	}{
		"spots reach farther than places":          {counted, 801, 999, 40},
		"no farther than asked":                    {counted, 801, 30, 30},
		"one of each name":                         {byName, 801, 999, 20},
		"beyond the reach there may be others":     {counted, 1100, 999, -1},
		"so many that some are cut off":            {cut, 801, 999, 999},
		"fewer than asked, with some cut off":      {cut, 801, 1999, -1},
		"places alone, when they reach far enough": {Contents{Centre: square31, Near: row(10), SpotReach: 500}, 801, 999, 8},
	}
	for name, test := range tests {
		got, ok := New(test.contents).Count(square31, test.radius, test.most)
		if ok != (test.want >= 0) || ok && got != test.want {
			t.Errorf("%s: Count() = %d, %t, want %d", name, got, ok, test.want)
		}
	}
}

// Fit promises that every point of the square is answered.
func TestFitKeepsItsPromise(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		centre := geo.WGS84{Lat: rapid.Float64Range(-89, 89).Draw(t, "lat"), Lng: rapid.Float64Range(-179, 179).Draw(t, "lng")}
		places := make([]place.Place, rapid.IntRange(1, 60).Draw(t, "places"))
		away := rapid.Float64Range(10, 20_000).Draw(t, "density")
		for i := range places { // farther and farther off
			north := away * float64(i+1) / 111_000 * rapid.Float64Range(-1, 1).Draw(t, "north")
			places[i].At = geo.WGS84{Lat: max(-90, min(90, centre.Lat+north)), Lng: centre.Lng}
		}
		sortFrom(centre, places)
		c := New(Contents{Centre: centre, Near: places})
		limit, radius := rapid.IntRange(1, 60).Draw(t, "limit"), geo.Metres(rapid.Float64Range(1, 9000).Draw(t, "radius"))
		key, ok := c.Fit(centre, 1, limit, radius)
		if !ok {
			return
		}
		corner, size := key.southWest(), degrees(key.Level())
		p := geo.WGS84{
			Lat: min(90, corner.Lat+size*rapid.Float64Range(0, 1).Draw(t, "up")),
			Lng: corner.Lng + size*rapid.Float64Range(0, 1).Draw(t, "across"),
		}
		if _, ok := c.AppendNearby(nil, p, radius, limit); !ok {
			t.Errorf("from %v the cell does not tell the nearest %d", p, limit)
		}
		if _, ok := c.Count(p, radius, 10_000); !ok {
			t.Errorf("from %v the cell does not count within %v", p, radius)
		}
	})
}
