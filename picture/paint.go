package picture

import "math"

// Widths of lines in points.
const (
	ringWidth   = 1.0
	leaderWidth = 1.5
)

// How far tails go, in radii of the pin: a shorter one is not worth showing, a
// longer one becomes a line.
const (
	shortTail = 1.15
	longTail  = 2.2
)

// painter puts a scene on a canvas.
type painter struct {
	*scene
	on *canvas
}

// paint paints m on a canvas, from the ground up.
func (m Map) paint(on *canvas) error {
	s, err := m.scene()
	if err != nil {
		return err
	}
	on.clear(m.Width, m.Height, themeOf(m.Night), s.alphabet)
	p := painter{s, on}
	p.ground()
	p.compass()
	p.halo()
	p.leaders()
	p.you()
	p.signs()
	return nil
}

// ground paints bands that grow lighter inwards, the rings between them, which
// leave out their labels, and the labels.
func (p painter) ground() {
	for i := range p.rings {
		r := p.rings[len(p.rings)-1-i]
		p.on.fill(disc(vec{}, r.radius), band1+ink(i), 1)
	}
	for _, r := range p.rings {
		end := vec{r.half.x - r.half.y, 0}
		gap := line(r.at.minus(end), r.at.plus(end), 2*r.half.y)
		p.on.fill(circle(vec{}, r.radius, ringWidth*p.point).without(gap), ringLine, 1)
		p.on.write(r.label, r.at, lettering)
	}
}

// compass paints an arrow above the letter of the north.
func (p painter) compass() {
	at := func(x, y float64) vec { return p.north.plus(vec{x, y}.times(p.point)) }
	p.on.fill(polygon(0.5*p.point, at(0, -13), at(6, 2), at(0, -1.5), at(-6, 2)), lettering, 1)
	p.on.write(text{"N", labelSize * p.point}, at(0, 9), lettering)
}

// halo paints what draws the eye to the viewer, under whatever stands there.
func (p painter) halo() {
	if p.viewer {
		p.on.fill(disc(vec{}, haloRadius*p.point), viewer, 0.2)
	}
}

// you paints the mark of the viewer.
func (p painter) you() {
	if p.viewer {
		p.on.edged(disc(vec{}, viewerRadius*p.point), viewer, edging{rim, casingWidth * p.point})
	}
}

// leaders ties every pin that had to move to where it belongs: with a tail while
// that is near, else with a line and a dot. At the edge, tails point outwards.
func (p painter) leaders() {
	for _, m := range p.pins {
		switch far := m.moved(); {
		case m.beyond:
			outwards := heading(m.toward).times(p.radius + arrowLength*p.point)
			p.tail(m, m.at.plus(outwards))
		case far > longTail*p.radius:
			p.cased(line(m.spot, m.at, leaderWidth*p.point), m.Kind.fill())
		case far > shortTail*p.radius:
			p.tail(m, m.spot)
		}
	}
	for _, m := range p.pins { // above the leaders of others
		if m.moved() > longTail*p.radius {
			p.cased(disc(m.spot, spotRadius*p.point), m.Kind.fill())
		}
	}
}

// tail paints a tip from a pin to a point.
func (p painter) tail(m marker, tip vec) {
	aside := heading(tip.minus(m.at).angle() + math.Pi/2).times(0.6 * p.radius)
	p.cased(polygon(0.5*p.point, tip, m.at.plus(aside), m.at.minus(aside)), m.Kind.fill())
}

// signs paints the pins, the first one last.
func (p painter) signs() {
	for i := range p.pins {
		m := p.pins[len(p.pins)-1-i]
		p.cased(m.Kind.shape(m.at, p.radius), m.Kind.fill())
		if m.Number == 0 {
			p.on.fill(disc(m.at, 0.33*p.radius), m.Kind.figure(), 1)
		} else {
			p.on.write(m.figure(p.radius), m.at, m.Kind.figure())
		}
	}
}

// cased paints a shape with a casing, which keeps it apart from its surroundings.
func (p painter) cased(s shape, with ink) {
	p.on.edged(s, with, edging{casing, casingWidth * p.point})
}
