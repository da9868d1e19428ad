// Package dataset makes places and the points people ask from, for load tests: cities
// with dense centres, the same for the same seed. Nothing in it exists.
//
// It neither loads nor sends what it makes.
package dataset

import (
	"math"
	"math/rand/v2"

	"nearby/bench"
	"nearby/geo"
)

const (
	abroad          = 5    // one city in so many is not in mainland China
	apart           = 60e3 // metres between two cities, at least
	cityShare       = 0.8  // Zipf's s of the cities' sizes
	outside         = 0.15 // of a city's places are in no centre
	cityReach       = 9e3  // standard deviation of those, in metres from its middle
	centreReach     = 5e3  // standard deviation of the centres
	metresPerDegree = 111_195.0
)

// World is a set of cities.
type World struct {
	seed   uint64
	cities []city
	sizes  bench.Zipf
}

// city is a mix of Gaussian centres.
type city struct {
	middle  geo.WGS84
	centres []centre
}

type centre struct {
	at     geo.WGS84
	spread float64 // standard deviation in metres
}

// New makes a world of so many cities, at most a thousand.
func New(seed uint64, cities int) World {
	random := rand.New(rand.NewPCG(seed, 1)) //nolint:gosec // the same world every time
	w := World{seed: seed, sizes: bench.NewZipf(cities, cityShare)}
	for i := range cities {
		w.cities = append(w.cities, w.found(random, i%abroad == abroad-1))
	}
	return w
}

// box is where cities may be, in degrees.
type box struct{ south, north, west, east float64 }

var (
	east       = box{21, 46, 98, 124}
	continents = []box{{43, 53, 0, 25}, {32, 45, -118, -78}, {-25, 5, -60, -42}, {12, 26, 74, 84}}
)

// found founds a city away from the others.
func (w World) found(random *rand.Rand, isAbroad bool) city {
	for {
		b := east
		if isAbroad {
			b = continents[random.IntN(len(continents))]
		}
		at := geo.WGS84{
			Lat: b.south + (b.north-b.south)*random.Float64(),
			Lng: b.west + (b.east-b.west)*random.Float64(),
		}
		if geo.Mainland.Shifts(at) == !isAbroad && w.free(at) {
			return built(random, at)
		}
	}
}

func (w World) free(at geo.WGS84) bool {
	for _, c := range w.cities {
		if c.middle.GreatCircle(at) < apart {
			return false
		}
	}
	return true
}

func built(random *rand.Rand, at geo.WGS84) city {
	c := city{middle: at}
	for range 3 + random.IntN(6) {
		c.centres = append(c.centres, centre{
			scattered(random, at, centreReach), 400 + 1200*random.Float64(),
		})
	}
	return c
}

// place draws where something is.
func (c city) place(random *rand.Rand) geo.WGS84 {
	if random.Float64() < outside {
		return scattered(random, c.middle, cityReach)
	}
	in := c.centres[random.IntN(len(c.centres))]
	return scattered(random, in.at, in.spread)
}

// scattered is a point around another, to six decimals.
func scattered(random *rand.Rand, at geo.WGS84, metres float64) geo.WGS84 {
	return moved(at, metres*random.NormFloat64(), metres*random.NormFloat64())
}

// moved is a point so many metres to the north and the east, to six decimals: near
// enough for cities of these latitudes.
func moved(at geo.WGS84, north, east float64) geo.WGS84 {
	round := func(degrees float64) float64 { return math.Round(degrees*1e6) / 1e6 }
	return geo.WGS84{
		Lat: round(at.Lat + north/metresPerDegree),
		Lng: round(at.Lng + east/metresPerDegree/math.Cos(at.Lat*math.Pi/180)),
	}
}
