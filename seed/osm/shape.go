package osm

import (
	"slices"

	"nearby/seed/geometry"
	"nearby/seed/osm/elements"
)

// middle is the point of a node, the centroid of a closed way's area, the middle of an
// open way; false for a way without a point.
func middle(points []elements.Point) (elements.Point, bool) {
	if len(points) == 0 {
		return elements.Point{}, false
	}
	if len(points) == 1 {
		return points[0], true
	}
	return centroid([][]elements.Point{points})
}

// centroid is that of the areas within rings, of which the parts may stand in any order
// and direction; where they do not close, the middle of the lines.
func centroid(parts [][]elements.Point) (elements.Point, bool) {
	rings, closed := parts, false
	if len(parts) <= maxParts {
		rings, closed = joined(parts)
	}
	centre := geometry.MiddleOfLines
	if closed {
		centre = geometry.MiddleOfAreas
	}
	lists := make([][][]float64, 0, len(rings))
	for _, ring := range rings {
		list := make([][]float64, len(ring))
		for i, p := range ring {
			list[i] = []float64{p.Lng, p.Lat}
		}
		lists = append(lists, list)
	}
	p, err := centre(lists)
	return elements.Point{Lat: p.Lat, Lng: p.Lng}, err == nil
}

// maxParts is how many parts are put together; it takes the square of their number.
const maxParts = 2000

// joined puts lines together whose ends meet, until they close; closed tells whether all
// of them do.
func joined(parts [][]elements.Point) (rings [][]elements.Point, closed bool) {
	left := slices.DeleteFunc(slices.Clone(parts), func(p []elements.Point) bool { return len(p) == 0 })
	closed = len(left) > 0
	for len(left) > 0 {
		ring := slices.Clone(left[0])
		left = left[1:]
		for ring[0] != ring[len(ring)-1] {
			i := slices.IndexFunc(left, func(p []elements.Point) bool { return meets(ring, p) })
			if i < 0 {
				break
			}
			ring = extended(ring, left[i])
			left = slices.Delete(slices.Clone(left), i, i+1)
		}
		closed = closed && len(ring) > 3 && ring[0] == ring[len(ring)-1]
		rings = append(rings, ring)
	}
	return rings, closed
}

// meets tells whether a line begins or ends where a ring that is not closed ends.
func meets(ring, line []elements.Point) bool {
	end := ring[len(ring)-1]
	return line[0] == end || line[len(line)-1] == end
}

// extended is a ring with a line at its end.
func extended(ring, line []elements.Point) []elements.Point {
	if line[0] != ring[len(ring)-1] {
		line = slices.Clone(line)
		slices.Reverse(line)
	}
	return append(ring, line[1:]...)
}
