package page

import (
	"math"
	"slices"
	"unicode"

	"nearby/picture"
)

// Lengths on the drawn map, in CSS pixels.
const (
	textHeight    = 12.0 // of a name
	stationRadius = 3.0
	pinGap        = 13.0 // from the middle of a pin to the end of a name beside it
	viewerRadius  = 12.0
	frameMargin   = 4.0
)

// occupancy is what of a map is taken already: discs, and texts as rows of them, whichever
// way they run.
type occupancy []disc

type disc struct {
	at     picture.Point
	radius float64
}

// occupied is what pins, labels and the scale take.
func occupied(plan picture.Plan, s *sketch) occupancy {
	taken := occupancy{{picture.Point{}, viewerRadius}}
	for _, p := range plan.Pins {
		radius := plan.Radius + 1
		if p.Dot {
			radius = stationRadius + 2
		}
		taken.add(disc{p.At, radius})
		taken.addLine(p.Spot, p.At, 3)
		if p.Away > 0 {
			taken.add(textDiscs(p.Label, 16, 0)...)
		}
	}
	for i, r := range plan.Rings {
		taken.add(textDiscs(r.Label, textWidth(s.Rings[i].Label)/2, 0)...)
	}
	corner := picture.Point{X: -sketchWidth/2 + 50, Y: sketchHeight/2 - 16}
	taken.add(textDiscs(corner, 45, 0)...)
	taken.add(textDiscs(picture.Point{X: corner.X, Y: corner.Y + textHeight/2}, 45, 0)...)
	return taken
}

// add takes discs.
func (o *occupancy) add(discs ...disc) { *o = append(*o, discs...) }

// addLine takes what lies under a line.
func (o *occupancy) addLine(from, to picture.Point, radius float64) {
	steps := math.Ceil(math.Hypot(to.X-from.X, to.Y-from.Y) / radius)
	for i := range int(steps) {
		share := float64(i) / steps
		o.add(disc{picture.Point{X: from.X + share*(to.X-from.X), Y: from.Y + share*(to.Y-from.Y)}, radius})
	}
}

// placeText takes the place of a text of half a width about a middle, if it is free.
func (o *occupancy) placeText(middle picture.Point, half, turn float64) bool {
	discs := textDiscs(middle, half, turn)
	isTaken := func(d disc) bool { return !inFrame(d.at, d.radius+frameMargin) || !o.isFree(d) }
	if slices.ContainsFunc(discs, isTaken) {
		return false
	}
	o.add(discs...)
	return true
}

func (o occupancy) isFree(d disc) bool {
	return !slices.ContainsFunc(o, func(other disc) bool {
		return math.Hypot(d.at.X-other.at.X, d.at.Y-other.at.Y) < d.radius+other.radius
	})
}

// textDiscs are discs side by side that cover a text.
func textDiscs(middle picture.Point, half, turn float64) (discs []disc) {
	const radius = textHeight/2 + 1
	sin, cos := math.Sincos(turn)
	ends := max(0, half-radius/2)
	steps := math.Ceil(2 * ends / radius)
	for i := range int(steps) + 1 {
		on := 2*ends*float64(i)/max(steps, 1) - ends
		discs = append(discs, disc{picture.Point{X: middle.X + on*cos, Y: middle.Y + on*sin}, radius})
	}
	return discs
}

// inFrame tells whether a disc is on the map as a whole.
func inFrame(at picture.Point, radius float64) bool {
	return math.Abs(at.X)+radius <= sketchWidth/2 && math.Abs(at.Y)+radius <= sketchHeight/2
}

// textWidth is about how wide a text is in the phone's font.
func textWidth(text string) (width float64) {
	const wide, narrow = 11.5, 6.5
	for _, r := range text {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r > 0xFF00 {
			width += wide
		} else {
			width += narrow
		}
	}
	return width
}
