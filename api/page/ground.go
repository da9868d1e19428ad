package page

import (
	"math"
	"strings"

	"nearby/api/reply"
	"nearby/geo"
	"nearby/picture"
	"nearby/picture/ground"
	"nearby/place"
)

// groundLayer is what lies under the pins of a drawn map, so that people know where they
// are: streets, lines on rails and stations, with names where those cover nothing else.
type groundLayer struct {
	Streets  []streetLine
	Tracks   string // of all lines, the content of an SVG path
	Stations []stationMark
	Names    []groundName
}

type streetLine struct{ X1, Y1, X2, Y2 string }

type stationMark struct{ X, Y string }

type groundName struct {
	X, Y string // its middle
	Turn string // in degrees clockwise; "" when it is level
	Text string

	IsLine bool // it names a line, not a street or station
}

const (
	mostStations = 4
	shortestLine = 40.0 // pixels: less is no help
	lineMargin   = 4.0  // from the end of a street's name to that of its line
)

// groundOf lays what is around somebody under a plan, whose pins stand for rows.
func groundOf(words *reply.PageWords, m picture.Map, middle geo.WGS84, plan picture.Plan, s *sketch, rows []row, around scenery) groundLayer {
	var layer groundLayer
	taken := occupied(plan, s)
	reach := math.Hypot(sketchWidth, sketchHeight) / plan.Metre
	for _, f := range ground.Stations(around.found, mostStations) {
		layer.station(words.PlaceName(f), scaled(ground.At(middle, f), plan.Metre), isListed(rows, f), &taken)
	}
	layer.tracks(words, around.tracks, func(at geo.WGS84) picture.Point { return plan.At(m, at) }, &taken)
	for _, street := range ground.Streets(middle, around.found, geo.Metres(reach)) {
		layer.street(street, plan.Metre, &taken)
	}
	return layer
}

func isListed(rows []row, f place.Found) bool {
	for _, r := range rows {
		if r.ID == f.ID {
			return true
		}
	}
	return false
}

func scaled(p ground.Point, metre float64) picture.Point {
	return picture.Point{X: p.X * metre, Y: p.Y * metre}
}

// station marks a station, unless it has a pin, and names it beside that.
func (l *groundLayer) station(name string, at picture.Point, hasPin bool, taken *occupancy) {
	if !inFrame(at, stationRadius) {
		return
	}
	gap := 2 * stationRadius
	if hasPin {
		gap = pinGap
	} else if !taken.isFree(disc{at, stationRadius}) {
		return
	} else {
		l.Stations = append(l.Stations, stationMark{px(at.X), px(at.Y)})
		taken.add(disc{at, stationRadius})
	}
	half := textWidth(name) / 2
	for _, step := range []picture.Point{{X: gap + half}, {X: -gap - half}, {Y: gap + textHeight/2}, {Y: -gap - textHeight/2}} {
		middle := picture.Point{X: at.X + step.X, Y: at.Y + step.Y}
		if taken.placeText(middle, half, 0) {
			l.Names = append(l.Names, groundName{X: px(middle.X), Y: px(middle.Y), Text: name})
			return
		}
	}
}

// street draws the piece of a street that is in the frame, and its name along it.
func (l *groundLayer) street(s ground.Street, metre float64, taken *occupancy) {
	from, to, ok := clipped(scaled(s.From, metre), scaled(s.To, metre))
	length := math.Hypot(to.X-from.X, to.Y-from.Y)
	if !ok || length < shortestLine {
		return
	}
	l.Streets = append(l.Streets, streetLine{px(from.X), px(from.Y), px(to.X), px(to.Y)})
	if from.X > to.X { // names read from the left
		from, to = to, from
	}
	turn, half := math.Atan2(to.Y-from.Y, to.X-from.X), textWidth(s.Name)/2
	for _, share := range []float64{0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9} {
		if min(share, 1-share)*length < half+lineMargin {
			continue
		}
		middle := picture.Point{X: from.X + share*(to.X-from.X), Y: from.Y + share*(to.Y-from.Y)}
		if taken.placeText(middle, half, turn) {
			l.Names = append(l.Names, groundName{
				X: px(middle.X), Y: px(middle.Y), Turn: px(turn * 180 / math.Pi), Text: strings.TrimSpace(s.Name),
			})
			return
		}
	}
}

// clipped is the part of a line that is in the frame, if any (Liang and Barsky).
func clipped(from, to picture.Point) (picture.Point, picture.Point, bool) {
	begin, end := 0.0, 1.0
	step := picture.Point{X: to.X - from.X, Y: to.Y - from.Y}
	for _, side := range [...]struct{ towards, left float64 }{
		{-step.X, from.X + sketchWidth/2},
		{step.X, sketchWidth/2 - from.X},
		{-step.Y, from.Y + sketchHeight/2},
		{step.Y, sketchHeight/2 - from.Y},
	} {
		switch share := side.left / side.towards; {
		case side.towards == 0 && side.left < 0:
			return from, to, false
		case side.towards < 0:
			begin = max(begin, share)
		case side.towards > 0:
			end = min(end, share)
		}
	}
	at := func(share float64) picture.Point {
		return picture.Point{X: from.X + share*step.X, Y: from.Y + share*step.Y}
	}
	return at(begin), at(end), begin < end
}
