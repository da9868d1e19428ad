package page

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nearby/api/reply"
	"nearby/geo"
	"nearby/picture"
	"nearby/picture/theme"
	"nearby/place"
)

// The drawn map of a page, in CSS pixels on the narrowest of today's usual phones; it
// grows with the screen.
const sketchWidth, sketchHeight = 390, 220

// sketch is the drawn map of a page, with its words and links: all lengths from the
// middle.
type sketch struct {
	Alt           string
	X, Y          int // the left and upper edge
	Width, Height int
	Viewer        bool
	Ground        groundLayer
	Rings         []sketchRing
	Pins          []sketchPin
	Radius        string // of a pin
	Scale         scaleBar
	ScaleY        int // where that is
}

type sketchRing struct {
	Radius, X, Y string
	Label        string
}

// sketchPin is a place on the map and the way to its row.
type sketchPin struct {
	row
	Target      string // the fragment of its row; "" when it has none
	X, Y        string
	SpotX       string // where it belongs, if it stands elsewhere
	SpotY       string
	Moved       bool
	Quiet       bool   // nothing but a dot, until its row is chosen
	Hidden      bool   // another pin stands for it, until its row is chosen
	Figure      string // what stands on it
	Away        string // how far it is, when it lies beyond the edge
	Toward      string // its direction then, in degrees clockwise from the right
	AwayX       string
	AwayY       string
	Description string
	Shape       int // which of the shapes it has
}

// scaleBar is a round distance.
type scaleBar struct {
	Length string
	Label  string
}

// sketchOf draws rows around somebody, or around a place that has no row, which then is
// the middle. What is around lies under the pins.
func sketchOf(words *reply.PageWords, viewer geo.WGS84, rows []row, around scenery, main *place.Place, categories []place.Category) (*sketch, error) {
	middle := viewer
	m := picture.Map{Centre: viewer, Width: sketchWidth, Height: sketchHeight, Walk: true}
	if main != nil {
		m.Centre, middle = geo.WGS84{}, main.At
		m.Pins = append(m.Pins, picture.Pin{At: main.At, Look: lookOf(main.Category, categories)})
		if len(rows) == 0 {
			m.Radius = placeRadius
		}
	}
	first := len(m.Pins)
	for _, r := range rows {
		m.Pins = append(m.Pins, picture.Pin{At: r.at, Number: min(r.Number, picture.MaxNumber)})
	}
	plan, err := m.Plan()
	if err != nil {
		return nil, err
	}
	s := &sketch{
		X: -sketchWidth / 2, Y: -sketchHeight / 2, ScaleY: sketchHeight - 14, Width: sketchWidth, Height: sketchHeight,
		Alt: words.MapAlt, Viewer: main == nil, Radius: px(plan.Radius), Scale: scaleOf(words, plan.Metre),
	}
	for _, r := range plan.Rings {
		s.Rings = append(s.Rings, sketchRing{px(r.Radius), px(r.Label.X), px(r.Label.Y), words.OnFoot(r.Distance)})
	}
	for _, placed := range plan.Pins {
		pin := sketchPin{
			X: px(placed.At.X), Y: px(placed.At.Y), SpotX: px(placed.Spot.X), SpotY: px(placed.Spot.Y),
			Moved: placed.Moved, Quiet: placed.Dot,
		}
		if placed.Pin < first {
			pin.Shape = int(lookOf(main.Category, categories) % theme.Shapes)
			pin.Look, pin.Name = look(main.Category, categories), words.PlaceName(place.Found{Place: *main})
			s.Pins = append(s.Pins, pin)
			continue
		}
		for _, other := range placed.Shared {
			if other != placed.Pin {
				s.Pins = append(s.Pins, hidden(words, rows[other-first], placed))
			}
		}
		pin.stand(words, rows[placed.Pin-first], placed)
		s.Pins = append(s.Pins, pin)
	}
	s.Ground = groundOf(words, m, middle, plan, s, rows, around)
	return s, nil
}

// stand makes the pin that of a row.
func (p *sketchPin) stand(words *reply.PageWords, r row, placed picture.Placed) {
	p.row, p.Target = r, fmt.Sprintf("place-%d", r.Number)
	p.Shape = r.Shape
	p.Figure = fmt.Sprint(r.Number)
	p.Description = fmt.Sprintf("%d %s", r.Number, r.Name)
	if len(placed.Shared) > 0 {
		p.Figure = fmt.Sprintf("×%d", len(placed.Shared))
	}
	if placed.Away > 0 {
		p.Away, p.Toward = words.Distance(placed.Away), px(placed.Toward)
		p.AwayX, p.AwayY = px(placed.Label.X), px(placed.Label.Y)
	}
}

// hidden is a place on the spot of another.
func hidden(words *reply.PageWords, r row, placed picture.Placed) sketchPin {
	p := sketchPin{X: px(placed.At.X), Y: px(placed.At.Y), Hidden: true}
	p.stand(words, r, picture.Placed{})
	return p
}

// scaleOf is the longest round distance that is no longer than a bar should be.
func scaleOf(words *reply.PageWords, metre float64) scaleBar {
	const longest = 80
	bar := scaleBar{}
	for unit := geo.Metres(10); ; unit *= 10 {
		for _, n := range []geo.Metres{1, 2, 5} {
			length := float64(n*unit) * metre
			if length > longest {
				return bar
			}
			bar = scaleBar{px(length), strings.Replace(words.Distance(n*unit), ".0 ", " ", 1)}
		}
	}
}

// px writes a length with a tenth of a pixel.
func px(length float64) string {
	return strconv.FormatFloat(math.Round(10*length)/10+0, 'f', -1, 64)
}

// shapes are the outlines of pins, of a radius of 10.
var shapes = [theme.Shapes]string{
	`<circle id="s0" r="10"/>`,
	`<rect id="s1" x="-9.2" y="-9.2" width="18.4" height="18.4" rx="3.5"/>`,
	`<path id="s2" d="M0-10.6 9.2-5.3V5.3L0 10.6-9.2 5.3V-5.3Z"/>`,
	`<path id="s3" d="M0-11.6 11.6 0 0 11.6-11.6 0Z"/>`,
}

// placeRadius is how much around a lonely place its picture shows, in metres.
const placeRadius = 500
