package picture

import (
	"errors"
	"fmt"
	"math"

	"nearby/geo"
	"nearby/picture/theme"
)

// Map is what a picture shows. Width and Height must be set; every other field
// may be left zero.
type Map struct {
	// Centre is where the viewer stands: the middle of the picture, which the
	// rings measure from. The zero point, which everywhere here stands for a
	// missing one, means that no viewer is shown; the first pin is then the middle.
	Centre geo.WGS84
	// Pins may be none. Where they must overlap, an earlier one lies on top. Without a
	// viewer the first is what the map is about.
	Pins []Pin
	// Radius is the distance on the ground from the middle to the nearer edges,
	// less a margin for pins; below 75 m it is 75 m. What lies off the picture is
	// drawn at its edge, with a tip that points there. Zero fits the pins, but for
	// a few that are three times farther off than the rest: they go to the edge.
	Radius geo.Metres
	// Width and Height are in pixels.
	Width, Height int
	// Scale is how many pixels a point takes, 1 to 4, and zero is 1. Pins, lines
	// and letters are measured in points.
	Scale int
	// Night draws light on dark.
	Night bool
	// Walk has a single ring, at a round number of minutes on foot, instead of some at
	// round distances.
	Walk bool
}

// Pin is one place on a map.
type Pin struct {
	At     geo.WGS84
	Number int        // as in the list, at most [MaxNumber]; zero draws a dot where it is
	Look   theme.Look // of its category
}

// MaxNumber is the highest number that a pin may have.
const MaxNumber = 999

// MaxPins is how many pins a map may have: about as many as still have room.
const MaxPins = 99

// Bounds of what else a map may ask for.
const (
	maxScale  = 4
	minSide   = 100        // points: below, not even two rings have room
	maxSide   = 4096       // pixels
	maxArea   = 4 << 20    // pixels, a byte each: 4 MB, and some tens of milliseconds
	halfEarth = 20_040_000 // metres, the longest distance there is
)

// Why a map is refused. A point off the globe is refused with an error of
// [geo.Check] instead.
var (
	ErrSize   = errors.New("picture is too small, too large or of an unknown scale")
	ErrPins   = errors.New("too many pins")
	ErrNumber = errors.New("number on a pin is not 0 to 999")
	ErrRadius = errors.New("radius is not a distance on the earth")
)

// check says what is wrong with m, if anything.
func (m Map) check() error {
	switch {
	case m.Scale < 0 || m.Scale > maxScale,
		m.Width > maxSide || m.Height > maxSide || m.Width*m.Height > maxArea,
		min(m.Width, m.Height) < minSide*m.scale():
		return fmt.Errorf("%d×%d pixels at scale %d: %w", m.Width, m.Height, m.Scale, ErrSize)
	case len(m.Pins) > MaxPins:
		return fmt.Errorf("%d pins: %w", len(m.Pins), ErrPins)
	case math.IsNaN(float64(m.Radius)) || m.Radius < 0 || m.Radius > halfEarth:
		return fmt.Errorf("%v m: %w", float64(m.Radius), ErrRadius)
	}
	if err := m.middle().Valid(); err != nil {
		return fmt.Errorf("middle of the map: %w", err)
	}
	for i, p := range m.Pins {
		if err := p.At.Valid(); err != nil {
			return fmt.Errorf("pin %d: %w", i, err)
		}
		if p.Number < 0 || p.Number > MaxNumber {
			return fmt.Errorf("pin %d has number %d: %w", i, p.Number, ErrNumber)
		}
	}
	return nil
}

// scale is Scale without its default.
func (m Map) scale() int { return max(m.Scale, 1) }

// hasViewer tells whether somebody stands in the middle.
func (m Map) hasViewer() bool { return m.Centre != geo.WGS84{} }

// middle is the point that distances are measured from.
func (m Map) middle() geo.WGS84 {
	if !m.hasViewer() && len(m.Pins) > 0 {
		return m.Pins[0].At
	}
	return m.Centre
}
