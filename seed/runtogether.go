package seed

import (
	"math"
	"slices"
)

// Degrees, minutes and seconds whose digits are run together are read where letters say
// that they are degrees, 311349N 1212830E; without letters they may be many other things.
const (
	ddmm   = 100    // 3113.823 is 31°13.823'
	ddmmss = 10_000 // 311349 is 31°13'49"
)

// runTogether are such numbers, whose degrees stand before that unit.
func runTogether(unit float64, name string) projection {
	return projection{
		name: name, letters: true, notHeaders: metresWords,
		east: [2]float64{-180 * unit, 180 * unit}, north: [2]float64{-90 * unit, 90 * unit},
		degrees: func(east, north float64) (lat, lng float64) { return apart(north, unit), apart(east, unit) },
		datums:  scaled(1).datums,
	}
}

// apart is a number of degrees whose digits are run together; not a number where the
// minutes or the seconds are 60 or more.
func apart(v, unit float64) float64 {
	const base = 100
	degrees := math.Trunc(v / unit)
	rest, share := v-degrees*unit, 1.0
	for unit > 1 {
		unit /= base
		share *= 60
		part := rest / unit
		if unit > 1 {
			part = math.Trunc(part)
		}
		if math.Abs(part) >= 60 {
			return math.NaN()
		}
		degrees += part / share
		rest -= part * unit
	}
	return degrees
}

// lettered tells rows whose numbers all have a letter for their direction.
func lettered(rows []sighting) bool {
	return len(rows) > 0 && !slices.ContainsFunc(rows, func(s sighting) bool { return !s.lettered })
}
