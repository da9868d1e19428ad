package picture

// crowd is pins that shall stand clear of each other, near where they belong.
// They are pushed and pulled in small steps, always in the same order.
type crowd struct {
	at     []vec
	homes  []vec   // where each would like to be
	spots  []vec   // where each belongs, which the others had better leave free
	radius float64 // of a pin with half of the gap
	spot   float64 // of a spot
	posts  []post
	room   vec // how far from the middle a pin may stand
}

// post is a rectangle with round corners that pins must not cover.
type post struct {
	at, half vec
	radius   float64 // beyond the rectangle
}

// spread finds every pin a place, from where it would like to be.
func (s *scene) spread() {
	c := crowd{
		radius: s.seatWidth() / 2,
		spot:   spotRadius * s.point,
		posts:  []post{{at: s.north, radius: northRadius * s.point}},
		room:   s.room(),
	}
	for _, r := range s.rings {
		c.posts = append(c.posts, post{at: r.at, half: r.half})
	}
	if s.viewer { // the last, because the last has the final say
		c.posts = append(c.posts, post{radius: (viewerRadius + 2*casingWidth) * s.point})
	}
	for _, p := range s.pins {
		c.at, c.homes, c.spots = append(c.at, p.at), append(c.homes, p.at), append(c.spots, p.spot)
	}
	c.settle()
	for i := range s.pins {
		s.pins[i].at = c.at[i]
	}
	s.uncross()
}

// settle takes a fixed number of rounds. The pull home fades away, so that at
// the end nothing presses the pins together.
func (c *crowd) settle() {
	const rounds, pull = 100, 0.15
	for round := range rounds {
		ease := 1 - float64(round)/rounds
		for i := range c.at {
			c.at[i] = c.at[i].plus(c.homes[i].minus(c.at[i]).times(pull * ease))
		}
		c.leaveSpots(ease / 2)
		c.part()
		c.leavePosts()
	}
}

// leaveSpots moves pins off the places where others belong, to a degree.
func (c *crowd) leaveSpots(degree float64) {
	for i := range c.at {
		for j, spot := range c.spots {
			if far := c.radius + c.spot; j != i && c.within(i, spot, far) {
				c.at[i] = c.at[i].plus(c.away(i, spot, far).times(degree))
			}
		}
	}
}

// part moves pins apart that are too near to each other, each by half.
func (c *crowd) part() {
	for i := range c.at {
		for j := range i {
			if c.within(i, c.at[j], 2*c.radius) {
				step := c.away(i, c.at[j], 2*c.radius).times(0.5)
				c.at[i], c.at[j] = c.at[i].plus(step), c.at[j].minus(step)
			}
		}
	}
}

// leavePosts moves pins off what they must not cover, and into the room.
func (c *crowd) leavePosts() {
	for i := range c.at {
		for _, p := range c.posts {
			nearest := p.at.plus(c.at[i].minus(p.at).limited(p.half))
			if far := c.radius + p.radius; c.within(i, nearest, far) {
				c.at[i] = c.at[i].plus(c.away(i, nearest, far))
			}
		}
		c.at[i] = c.at[i].limited(c.room)
	}
}

// within tells whether pin i is nearer to a point than asked.
func (c *crowd) within(i int, to vec, far float64) bool {
	off := c.at[i].minus(to)
	return off.dot(off) < far*far
}

// golden is the golden angle in radians: no two of its multiples coincide.
const golden = 2.399963229728653

// away is the step that brings pin i as far from a nearer point as asked. From
// the very point, each pin goes its own way.
func (c *crowd) away(i int, from vec, far float64) vec {
	off := c.at[i].minus(from)
	length := off.length()
	if length == 0 {
		return heading(golden * float64(i)).times(far)
	}
	return off.times((far - length) / length)
}

// uncross swaps the places of two pins while that brings them nearer to where
// they belong. Then no two leaders cross: of a quadrangle, two opposite sides
// are together shorter than the diagonals.
func (s *scene) uncross() {
	for swapped := true; swapped; {
		swapped = false
		for i := range s.pins {
			for j := range i {
				swapped = trade(&s.pins[i], &s.pins[j]) || swapped
			}
		}
	}
}

// trade swaps the places of two pins if they gain by it, and tells whether.
func trade(a, b *marker) bool {
	const worth = 1e-6 // pixels: less is rounding, and might go on for ever
	gain := a.at.from(a.spot) + b.at.from(b.spot) - b.at.from(a.spot) - a.at.from(b.spot)
	if a.beyond || b.beyond || gain < worth {
		return false
	}
	a.at, b.at = b.at, a.at
	return true
}
