package picture_test

import (
	"math"
	"math/rand/v2"

	"nearby/geo"
	"nearby/picture"
	"nearby/picture/theme"
)

// square is where the viewer stands: People's Square in Shanghai.
var square = geo.WGS84{Lat: 31.234726, Lng: 121.470618}

// at is the place so many metres from the square, in a direction in degrees.
func at(metres, degrees float64) geo.WGS84 {
	const metresPerDegree = 111_195
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return geo.WGS84{
		Lat: square.Lat + metres*cos/metresPerDegree,
		Lng: square.Lng + metres*sin/metresPerDegree/math.Cos(square.Lat*math.Pi/180),
	}
}

// town is n places scattered around the square, ever farther out. The same n
// gives the same places.
func town(n int, metres float64) []geo.WGS84 {
	random := rand.New(rand.NewPCG(uint64(n), 1))
	all := make([]geo.WGS84, n)
	for i := range all {
		far := metres * float64(i+1) / float64(n)
		all[i] = at(far*(0.7+0.3*random.Float64()), 360*random.Float64())
	}
	return all
}

// street is n places in a line that begins at the square.
func street(n int, metres, degrees float64) []geo.WGS84 {
	all := make([]geo.WGS84, n)
	for i := range all {
		all[i] = at(metres*float64(i+1)/float64(n), degrees)
	}
	return all
}

// mall is n places on one spot.
func mall(n int, spot geo.WGS84) []geo.WGS84 {
	all := make([]geo.WGS84, n)
	for i := range all {
		all[i] = spot
	}
	return all
}

// mixed numbers places from 1 and gives them so many looks in turn.
func mixed(looks int, places ...geo.WGS84) []picture.Pin {
	pins := make([]picture.Pin, len(places))
	for i, p := range places {
		pins[i] = picture.Pin{At: p, Number: i + 1, Look: theme.Look(i % looks)}
	}
	return pins
}

// The sizes that the program draws: for an article, large and small, and for a
// page.
func article(pins []picture.Pin) picture.Map {
	return picture.Map{Centre: square, Pins: pins, Width: 900, Height: 383, Scale: 3}
}

func small(m picture.Map) picture.Map { m.Width, m.Height, m.Scale = 360, 200, 1; return m }
func page(m picture.Map) picture.Map  { m.Width, m.Height, m.Scale = 1080, 720, 2; return m }

func atNight(m picture.Map) picture.Map { m.Night = true; return m }

func within(radius geo.Metres, m picture.Map) picture.Map { m.Radius = radius; return m }
