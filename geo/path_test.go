package geo_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"nearby/geo"
)

// winding is a line that winds eastwards across the antimeridian, a point every 10 m.
func winding(n int) (p geo.Path) {
	random := rand.New(rand.NewPCG(19, 16))
	at, turn := geo.WGS84{Lat: 35, Lng: 179.98}, 0.0
	for range n {
		p = append(p, at)
		turn = 0.95*turn + 0.1*random.NormFloat64()
		north, east := math.Sincos(turn)
		at.Lat += north * 10 / 111_195
		at.Lng += east * 10 / 111_195 / math.Cos(35*math.Pi/180)
		if at.Lng > 180 {
			at.Lng -= 360
		}
	}
	return p
}

func TestASimplifiedPathIsNearTheWholeAndHasItsEnds(t *testing.T) {
	t.Parallel()
	whole := winding(2000)
	for _, tolerance := range []geo.Metres{1, 10, 100} {
		simple := whole.Simplified(tolerance)
		if simple[0] != whole[0] || simple[len(simple)-1] != whole[len(whole)-1] {
			t.Errorf("%v: the ends are other ones", tolerance)
		}
		if !whole.Along(simple, tolerance+0.01) {
			t.Errorf("%v: a point of %d lies farther from the %d that stay", tolerance, len(whole), len(simple))
		}
		if most := 2000 / int(math.Ceil(math.Sqrt(float64(tolerance)))); len(simple) > most {
			t.Errorf("%v: %d of %d points stay, want at most %d", tolerance, len(simple), len(whole), most)
		}
	}
}

func TestSimplifyingLeavesWhatIsStraightItsEndsAndWhatHasCornersItsCorners(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		path geo.Path
		want int
	}{
		"nothing":    {nil, 0},
		"a point":    {geo.Path{{Lat: 1, Lng: 1}}, 1},
		"two points": {geo.Path{{Lat: 1, Lng: 1}, {Lat: 2, Lng: 1}}, 2},
		"straight":   {geo.Path{{Lat: 1, Lng: 1}, {Lat: 1.1, Lng: 1}, {Lat: 1.2, Lng: 1}}, 2},
		"a corner":   {geo.Path{{Lat: 1, Lng: 1}, {Lat: 1.1, Lng: 1}, {Lat: 1.1, Lng: 1.1}}, 3},
		"a ring":     {geo.Path{{Lat: 1, Lng: 1}, {Lat: 1.1, Lng: 1}, {Lat: 1.1, Lng: 1.1}, {Lat: 1, Lng: 1}}, 4},
	} {
		if got := c.path.Simplified(10); len(got) != c.want {
			t.Errorf("%s: %v, want %d points", name, got, c.want)
		}
	}
}

func TestThePathIsAsLongAsItsPieces(t *testing.T) {
	t.Parallel()
	p := geo.Path{{Lat: 0, Lng: 179.5}, {Lat: 0, Lng: -179.5}, {Lat: 1, Lng: -179.5}}
	if got := p.Length(); math.Abs(float64(got)-2*111_195) > 10 {
		t.Errorf("two degrees are %v", got)
	}
	if got := p[:1].Length(); got != 0 {
		t.Errorf("a point is %v long", got)
	}
}

func TestAPathIsAlongAnother(t *testing.T) {
	t.Parallel()
	line := geo.Path{{Lat: 35, Lng: 129}, {Lat: 35, Lng: 129.1}}
	for name, c := range map[string]struct {
		path geo.Path
		want bool
	}{
		"the way back":   {geo.Path{line[1], line[0]}, true},
		"a part of it":   {geo.Path{{Lat: 35.0003, Lng: 129.02}, {Lat: 35.0003, Lng: 129.05}}, true},
		"a branch":       {geo.Path{{Lat: 35, Lng: 129.02}, {Lat: 35.01, Lng: 129.05}}, false},
		"what goes on":   {geo.Path{{Lat: 35, Lng: 129.05}, {Lat: 35, Lng: 129.2}}, false},
		"a line aside":   {geo.Path{{Lat: 35.002, Lng: 129}, {Lat: 35.002, Lng: 129.1}}, false},
		"nothing at all": {nil, true},
	} {
		if got := c.path.Along(line, 50); got != c.want {
			t.Errorf("%s: %t, want %t", name, got, c.want)
		}
	}
}
