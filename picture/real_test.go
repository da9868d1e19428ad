package picture

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"nearby/geo"
	"nearby/internal/sampledata"
)

// Around 200 places of Shanghai, on a picture and on a page: no pin with a number is on
// the wrong side of a ring, or seen half a wind off.
func TestPinsOfRealListsAreHonest(t *testing.T) {
	t.Parallel()
	all := restaurants(t)
	random := rand.New(rand.NewPCG(20, 26))
	pins, dots := 0, 0
	for range 200 {
		centre := all[random.IntN(len(all))]
		centre.Lat += (random.Float64() - 0.5) / 200
		centre.Lng += (random.Float64() - 0.5) / 200
		for _, m := range []Map{
			{Centre: centre, Width: 900, Height: 383, Scale: 3, Pins: nearest(all, centre, 6)},
			{Centre: centre, Width: 390, Height: 220, Walk: true, Pins: nearest(all, centre, 20)},
		} {
			s, err := m.layout()
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range s.pins {
				switch p.form {
				case asPin:
					pins++
					honest(t, s, p)
				case asDot:
					dots++
				}
			}
		}
	}
	if pins == 0 || dots > pins/4 {
		t.Errorf("%d pins, and %d places found no room for one", pins, dots)
	}
	t.Logf("%d pins, and %d places without room for one", pins, dots)
}

func honest(t *testing.T, s *scene, p marker) {
	t.Helper()
	if turn := math.Abs(math.Remainder(p.at.angle()-p.toward, 2*math.Pi)) * 180 / math.Pi; turn > 22.5 {
		t.Errorf("pin %d is seen %.1f° off", p.Number, turn)
	}
	for _, r := range s.rings {
		if !p.beyond && (p.spot.length() < r.radius) != (p.at.length() < r.radius) {
			t.Errorf("pin %d is on the wrong side of the ring of %v", p.Number, r.distance)
		}
	}
}

// restaurants are where those of Shanghai are.
func restaurants(t *testing.T) []geo.WGS84 {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(sampledata.Read(t, "data/ni1o1__pygeo-tutorial/shanghai_food.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []geo.WGS84
	for _, r := range records[1:] {
		lat, errLat := strconv.ParseFloat(r[5], 64)
		lng, errLng := strconv.ParseFloat(r[6], 64)
		if errLat != nil || errLng != nil {
			t.Fatalf("%q is no point", r)
		}
		all = append(all, geo.WGS84{Lat: lat, Lng: lng})
	}
	return all
}

// nearest are the n places nearest to a point, numbered.
func nearest(all []geo.WGS84, to geo.WGS84, n int) []Pin {
	away := make(map[geo.WGS84]geo.Metres, len(all))
	var near []geo.WGS84
	for _, p := range all {
		if away[p] = to.GreatCircle(p); away[p] < 3000 {
			near = append(near, p)
		}
	}
	sorted := slices.SortedFunc(slices.Values(near), func(a, b geo.WGS84) int { return cmp.Compare(away[a], away[b]) })
	pins := make([]Pin, min(n, len(sorted)))
	for i := range pins {
		pins[i] = Pin{At: sorted[i], Number: i + 1}
	}
	return pins
}
