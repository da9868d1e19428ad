package timetable

import "math"

// Visit is a trip at a stop, as stop_times.txt says it.
type Visit struct {
	Arrival, Departure Clock   // Unknown where the feed leaves it out
	Distance           float64 // along the way, in any unit; negative where it is not said
	Estimated          bool    // the time is filled in, or the feed itself calls it approximate
}

// Unknown is the clock of a visit whose time the feed leaves out.
const Unknown Clock = -1

// Interpolate fills in the times that a feed leaves out between two that it says, and
// marks them as estimated: in proportion to the distances where all are said and grow,
// evenly else. Where one of arrival and departure is said, it stands for both. Visits
// before the first time and after the last stay unknown. Sources: the reference of
// GTFS on arrival_time, departure_time and shape_dist_traveled.
func Interpolate(visits []Visit) {
	known := -1
	for i := range visits {
		v := &visits[i]
		if v.Arrival == Unknown {
			v.Arrival = v.Departure
		}
		if v.Departure == Unknown {
			v.Departure = v.Arrival
		}
		if v.Departure == Unknown {
			continue
		}
		if known >= 0 {
			fill(visits[known : i+1])
		}
		known = i
	}
}

// fill fills in what lies between the first visit and the last, which are known.
func fill(visits []Visit) {
	last := len(visits) - 1
	from, to := visits[0].Departure, visits[last].Arrival
	share := func(i int) float64 { return float64(i) / float64(last) }
	if way := visits[last].Distance - visits[0].Distance; ascend(visits) && way > 0 {
		share = func(i int) float64 { return (visits[i].Distance - visits[0].Distance) / way }
	}
	for i := 1; i < last; i++ {
		c := from + Clock(math.Round(share(i)*float64(to-from)))
		visits[i].Arrival, visits[i].Departure, visits[i].Estimated = c, c, true
	}
}

// ascend tells whether the distances of visits are said and never fall.
func ascend(visits []Visit) bool {
	for i, v := range visits {
		if v.Distance < 0 || i > 0 && v.Distance < visits[i-1].Distance {
			return false
		}
	}
	return true
}
