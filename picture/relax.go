package picture

// relaxation is a force-directed layout: pins shall stand clear of each other, near
// where they belong. They are pushed and pulled in small steps, always in the same
// order.
type relaxation struct {
	at        []vec
	wanted    []vec   // where each would like to be
	spots     []vec   // where each belongs, which the others had better leave free
	radius    float64 // of a pin with half of the gap
	spot      float64 // of a spot
	obstacles []obstacle
	room      vec // how far from the middle a pin may stand
}

// obstacle is a rectangle with round corners that pins must not cover.
type obstacle struct {
	at, half vec
	radius   float64 // beyond the rectangle
}

// relax takes a fixed number of rounds. The pull home fades away, so that at
// the end nothing presses the pins together.
func (r *relaxation) relax() {
	const rounds, pull = 100, 0.15
	for round := range rounds {
		ease := 1 - float64(round)/rounds
		for i := range r.at {
			r.at[i] = r.at[i].plus(r.wanted[i].minus(r.at[i]).times(pull * ease))
		}
		r.clearSpots(ease / 2)
		r.separate()
		r.clearObstacles()
	}
}

// clearSpots moves pins off the places where others belong, to a degree.
func (r *relaxation) clearSpots(degree float64) {
	for i := range r.at {
		for j, spot := range r.spots {
			if far := r.radius + r.spot; j != i && r.within(i, spot, far) {
				r.at[i] = r.at[i].plus(r.away(i, spot, far).times(degree))
			}
		}
	}
}

// separate moves pins apart that are too near to each other, each by half.
func (r *relaxation) separate() {
	for i := range r.at {
		for j := range i {
			if r.within(i, r.at[j], 2*r.radius) {
				step := r.away(i, r.at[j], 2*r.radius).times(0.5)
				r.at[i], r.at[j] = r.at[i].plus(step), r.at[j].minus(step)
			}
		}
	}
}

// clearObstacles moves pins off what they must not cover, and into the room.
func (r *relaxation) clearObstacles() {
	for i := range r.at {
		for _, p := range r.obstacles {
			nearest := p.at.plus(r.at[i].minus(p.at).limited(p.half))
			if far := r.radius + p.radius; r.within(i, nearest, far) {
				r.at[i] = r.at[i].plus(r.away(i, nearest, far))
			}
		}
		r.at[i] = r.at[i].limited(r.room)
	}
}

// within tells whether pin i is nearer to a point than asked.
func (r *relaxation) within(i int, to vec, far float64) bool {
	off := r.at[i].minus(to)
	return off.dot(off) < far*far
}

// golden is the golden angle in radians: no two of its multiples coincide.
const golden = 2.399963229728653

// away is the step that brings pin i as far from a nearer point as asked. From
// the very point, each pin goes its own way.
func (r *relaxation) away(i int, from vec, far float64) vec {
	off := r.at[i].minus(from)
	length := off.length()
	if length == 0 {
		return heading(golden * float64(i)).times(far)
	}
	return off.times((far - length) / length)
}
