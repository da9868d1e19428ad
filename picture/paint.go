package picture

import (
	"math"

	"nearby/picture/theme"
)

// Widths of lines in points.
const (
	ringWidth = 1.0
	stemWidth = 2.5
)

// painter puts a scene on a canvas.
type painter struct {
	*scene
	on *canvas
}

// paint paints m on a canvas, from the ground up.
func (m Map) paint(on *canvas) error {
	s, err := m.layout()
	if err != nil {
		return err
	}
	on.clear(m.Width, m.Height, theme.Of(m.Night), s.alphabet)
	p := painter{s, on}
	p.ground()
	p.compass()
	p.halo()
	p.dots()
	p.stems()
	p.mark()
	p.paintPins()
	return nil
}

// ground paints bands that grow lighter inwards, the rings between them, which
// leave out their labels, and the labels.
func (p painter) ground() {
	for i := range p.rings {
		r := p.rings[len(p.rings)-1-i]
		p.on.fill(disc(vec{}, r.radius), theme.Band1+theme.Ink(i), 1)
	}
	for _, r := range p.rings {
		end := vec{r.half.x - r.half.y, 0}
		gap := line(r.at.minus(end), r.at.plus(end), 2*r.half.y)
		p.on.fill(circle(vec{}, r.radius, ringWidth*p.point).without(gap), theme.RingLine, 1)
		p.on.write(r.label, r.at, theme.Lettering)
	}
}

// compass paints an arrow above the letter of the north.
func (p painter) compass() {
	at := func(x, y float64) vec { return p.north.plus(vec{x, y}.times(p.point)) }
	p.on.fill(polygon(0.5*p.point, at(0, -12), at(5, 1), at(0, -2), at(-5, 1)), theme.Lettering, 1)
	p.on.write(text{"N", labelSize * p.point}, at(0, 8), theme.Lettering)
}

// halo paints what draws the eye to the viewer, under whatever stands there.
func (p painter) halo() {
	if p.viewer {
		p.on.fill(disc(vec{}, haloRadius*p.point), theme.Viewer, 0.2)
	}
}

// mark paints the mark of the viewer.
func (p painter) mark() {
	if p.viewer {
		around := stroke{theme.ViewerStroke, strokeWidth * p.point}
		p.on.fillAndStroke(disc(vec{}, viewerRadius*p.point), theme.Viewer, around)
	}
}

// stems tie every pin that had to move to where it belongs. At the edge, tails point
// outwards.
func (p painter) stems() {
	for _, m := range p.pins {
		switch {
		case m.form != asPin:
		case m.beyond:
			outwards := heading(m.toward).times(p.radius + arrowLength*p.point)
			p.tail(m, m.at.plus(outwards))
		case m.moved() > p.radius/2:
			p.fillAndStroke(line(m.spot, m.at, stemWidth*p.point), m.Look.Fill())
			p.fillAndStroke(disc(m.spot, spotRadius*p.point), m.Look.Fill())
		}
	}
}

// dots paints the places without a number.
func (p painter) dots() {
	for _, m := range p.pins {
		if m.form == asDot {
			p.fillAndStroke(disc(m.at, dotRadius*p.point), m.Look.Fill())
		}
	}
}

// tail paints a tip from a pin to a point.
func (p painter) tail(m marker, tip vec) {
	aside := heading(tip.minus(m.at).angle() + math.Pi/2).times(0.6 * p.radius)
	p.fillAndStroke(polygon(0.5*p.point, tip, m.at.plus(aside), m.at.minus(aside)), m.Look.Fill())
}

// paintPins paints the pins, the first one last, and beside one that belongs off the
// picture how far its place is.
func (p painter) paintPins() {
	for i := range p.pins {
		m := p.pins[len(p.pins)-1-i]
		if m.form != asPin {
			continue
		}
		p.fillAndStroke(pinShape(m.Look, m.at, p.radius), m.Look.Fill())
		if m.Number == 0 && m.shared == nil {
			p.on.fill(disc(m.at, 0.33*p.radius), m.Look.Figure(), 1)
		} else {
			p.on.write(m.figure(p.radius), m.at, m.Look.Figure())
		}
		if m.beyond {
			p.paintDistance(m)
		}
	}
}

func (p painter) paintDistance(m marker) {
	said := p.distance(m)
	half := said.extent(p.alphabet)
	end := vec{half.x, 0}
	p.on.fill(line(m.label.minus(end), m.label.plus(end), 2*half.y+2*labelMargin*p.point), theme.Band4, 1)
	p.on.write(said, m.label, theme.Lettering)
}

// fillAndStroke paints a part of a pin.
func (p painter) fillAndStroke(s shape, with theme.Ink) {
	p.on.fillAndStroke(s, with, stroke{theme.PinStroke, strokeWidth * p.point})
}
