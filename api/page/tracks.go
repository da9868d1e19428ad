package page

import (
	"context"
	"math"
	"strings"

	"nearby/api/reply"
	"nearby/geo"
	"nearby/picture"
	"nearby/place"
)

// scenery is what lies around the middle of a map, whatever people look for there.
type scenery struct {
	found  []place.Found
	tracks []place.Track
}

// scenery is what lies around the places that a map shows from a middle. A map is whole
// without tracks.
func (p pages) scenery(ctx context.Context, middle geo.WGS84, shown, found []place.Found) scenery {
	reach := geo.Metres(placeRadius)
	for _, f := range shown {
		reach = max(reach, f.Distance)
	}
	tracks, err := p.Store.Tracks(ctx, middle, 2*reach) // a map is twice as wide as high
	if err != nil {
		p.Log.WarnContext(ctx, "map without tracks", "error", err)
	}
	return scenery{found, tracks}
}

const (
	mostTrackPoints = 400 // on a map, some 4 KB
	trackStep       = 3.0 // pixels: a shorter one is not drawn
)

// tracks draws where lines run, each named once.
func (l *groundLayer) tracks(words *reply.PageWords, all []place.Track, at func(geo.WGS84) picture.Point, taken *occupancy) {
	points, named := 0, make(map[string]bool)
	for _, t := range all {
		path := make([]picture.Point, len(t.Path))
		for i, p := range t.Path {
			path[i] = at(p)
		}
		d, drawn := inside(coarse(path))
		if points += len(drawn); points > mostTrackPoints {
			return
		}
		l.Tracks += d
		if len(drawn) > 0 && t.Line != "" && !named[t.Line] {
			named[t.Line] = l.nameTrack(words.OnRails(t.Line), drawn, taken)
		}
	}
}

// inside is what of a path is in the frame, as an SVG path and its points.
func inside(path []picture.Point) (d string, drawn []picture.Point) {
	var b strings.Builder
	var last picture.Point
	for i := range len(path) - 1 {
		from, to, ok := clipped(path[i], path[i+1])
		if !ok {
			continue
		}
		if len(drawn) == 0 || from != last {
			b.WriteString("M" + px(from.X) + " " + px(from.Y))
			drawn = append(drawn, from)
		}
		b.WriteString("L" + px(to.X) + " " + px(to.Y))
		drawn, last = append(drawn, to), to
	}
	return b.String(), drawn
}

// nameTrack names a line on its track, where that is free, and tells whether it is.
func (l *groundLayer) nameTrack(name string, drawn []picture.Point, taken *occupancy) bool {
	half := textWidth(name) / 2
	for _, share := range []float64{0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9} {
		at := along(drawn, share)
		if taken.placeText(at, half, 0) {
			l.Names = append(l.Names, groundName{X: px(at.X), Y: px(at.Y), Text: name, IsLine: true})
			return true
		}
	}
	return false
}

// along is the point at a share of the way along a path.
func along(path []picture.Point, share float64) picture.Point {
	var whole float64
	for i := range len(path) - 1 {
		whole += gap(path[i], path[i+1])
	}
	left := share * whole
	for i := range len(path) - 1 {
		step := gap(path[i], path[i+1])
		if step > 0 && left <= step {
			part := left / step
			return picture.Point{
				X: path[i].X + part*(path[i+1].X-path[i].X), Y: path[i].Y + part*(path[i+1].Y-path[i].Y),
			}
		}
		left -= step
	}
	return path[len(path)-1]
}

func gap(a, b picture.Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

// coarse is a path without points that are closer to the one before than is seen.
func coarse(path []picture.Point) []picture.Point {
	kept := path[:min(1, len(path))]
	for i, p := range path[len(kept):] {
		if isEnd := i == len(path)-2; isEnd || gap(p, kept[len(kept)-1]) >= trackStep {
			kept = append(kept, p)
		}
	}
	return kept
}
