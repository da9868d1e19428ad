package geometry

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"nearby/seed/fault"
	"nearby/seed/property"
)

// Pair is a point, in degrees on the datum of its file.
type Pair struct{ Lat, Lng float64 }

// Found is the point that stands for a geometry.
type Found struct {
	Pair
	Across float64 // metres from corner to corner of the box around an area; 0 for points
}

// ErrLine says that a geometry is a line, which is a road, a route or a track and no place.
var ErrLine = errors.New("a line is no place")

// ring is a line, closed or not, of positions: longitude, latitude, and a height
// that is ignored.
type ring [][]float64

// ParseGeoJSON is the point of a geometry: itself, or the centroid of anything
// larger. Of several things in a collection it is that of the points, else that of the
// areas: what a map shows as a pin with an outline is the pin. Lines have none, which is a
// fault of the code [fault.NoPlace]. A centroid is worked out in degrees, which moves that of an area not at
// all (it is the same under any scaling of the axes) and is right within a metre
// for a thing of a town's size. That of a bent or ring-shaped area may lie outside
// of it. Areas are not expected to lie across the 180th meridian, at which
// RFC 7946 has them cut.
func ParseGeoJSON(raw json.RawMessage) (p Found, ok bool, f *fault.Row) {
	if len(raw) == 0 || string(raw) == "null" {
		return p, false, &fault.Row{Column: 1, Code: fault.NoLocation, Reason: "the feature has no geometry"}
	}
	kind, p, err := parse(raw, 0)
	switch {
	case errors.Is(err, ErrLine):
		return p, false, &fault.Row{Column: 1, Code: fault.NoPlace, Reason: ErrLine.Error()}
	case err != nil:
		return p, false, badGeometry(fmt.Sprintf("%s: %v", fault.Brief(kind), err))
	}
	return p, true, nil
}

// parse is the kind of a geometry, which stands so deep in collections, and its point.
func parse(raw []byte, depth int) (kind string, p Found, err error) {
	var coordinates, parts []byte
	for key, value := range property.Members(raw) {
		switch key {
		case "type":
			kind = property.Scalar(value)
		case "coordinates":
			coordinates = value
		case "geometries":
			parts = value
		}
	}
	if kind == "GeometryCollection" && depth < deepest {
		p, err = collected(parts, depth+1)
		return kind, p, err
	}
	p, err = centre(kind, coordinates)
	return kind, p, err
}

// deepest is how many collections may stand in each other.
const deepest = 4

// collected is the point of a collection of geometries: the first point, else the first
// area.
func collected(parts []byte, depth int) (Found, error) {
	var area Found
	failed := errors.New("the collection is empty")
	for part := range property.Items(parts) {
		_, p, err := parse(part, depth)
		switch {
		case err == nil && p.Across == 0:
			return p, nil
		case err == nil && area == Found{}:
			area = p
		case err != nil:
			failed = err
		}
	}
	if area != (Found{}) {
		return area, nil
	}
	return Found{}, failed
}

func badGeometry(reason string) *fault.Row {
	return &fault.Row{Column: 1, Code: fault.BadLocation, Reason: reason}
}

// centre is the point of coordinates of a type.
func centre(kind string, raw json.RawMessage) (Found, error) {
	switch kind {
	case "Point":
		p, err := position(raw)
		return Found{Pair: p}, err
	case "MultiPoint":
		points, err := decoded[ring](raw)
		p, err := middle(mean, err, points)
		return Found{Pair: p.Pair}, err
	case "LineString", "MultiLineString":
		return Found{}, ErrLine
	case "Polygon":
		rings, err := decoded[[]ring](raw)
		return middle(areaMean, err, oriented(rings)...)
	case "MultiPolygon":
		polygons, err := decoded[[][]ring](raw)
		var all []ring
		for _, rings := range polygons {
			all = append(all, oriented(rings)...)
		}
		return middle(areaMean, err, all...)
	default:
		return Found{}, errors.New("this is no kind of geometry")
	}
}

// position is the point of a position: the first two of its numbers.
func position(raw []byte) (p Pair, err error) {
	n := 0
	for item := range property.Items(raw) {
		v, err := strconv.ParseFloat(string(item), 64)
		switch {
		case err != nil:
			return Pair{}, errNumbers
		case n == 0:
			p.Lng = v
		case n == 1:
			p.Lat = v
		}
		n++
	}
	if n < 2 {
		return Pair{}, errNumbers
	}
	return p, nil
}

var errNumbers = errors.New("its coordinates are not lists of longitude and latitude")

func decoded[T any](raw json.RawMessage) (v T, err error) {
	err = json.Unmarshal(raw, &v)
	return v, err
}

// positions tells whether each position has a longitude and a latitude.
func positions(r ring) bool {
	for _, p := range r {
		if len(p) < 2 {
			return false
		}
	}
	return true
}

// moment is a sum of positions by their weight, relative to the first position of
// all, so that small areas far from 0,0 lose no digits.
type moment struct{ weight, x, y float64 }

func (m *moment) add(weight, x, y float64) {
	m.weight += weight
	m.x += weight * x
	m.y += weight * y
}

// middle is the centroid of rings by a weighing, or, where that weighs nothing (an
// area of no extent), the mean of their positions.
func middle(weigh func(*moment, ring), err error, rings ...ring) (Found, error) {
	var origin []float64
	for _, r := range rings {
		if !positions(r) {
			return Found{}, errNumbers
		}
		if origin == nil && len(r) > 0 {
			origin = r[0]
		}
	}
	if err != nil || origin == nil {
		return Found{}, errNumbers
	}
	for _, by := range []func(*moment, ring){weigh, mean} {
		var m moment
		for _, r := range rings {
			by(&m, shifted(r, origin))
		}
		if p := (Pair{Lat: origin[1] + m.y/m.weight, Lng: origin[0] + m.x/m.weight}); !math.IsNaN(p.Lat) &&
			!math.IsInf(p.Lat, 0) && !math.IsNaN(p.Lng) && !math.IsInf(p.Lng, 0) {
			return Found{p, across(rings)}, nil
		}
	}
	return Found{}, errNumbers
}

// across is how many metres the box around rings measures from corner to corner. Numbers
// that are no degrees are metres.
func across(rings []ring) float64 {
	west, east, south, north := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, r := range rings {
		for _, p := range r {
			west, east = min(west, p[0]), max(east, p[0])
			south, north = min(south, p[1]), max(north, p[1])
		}
	}
	width, height := east-west, north-south
	if max(-west, east) <= 180 && max(-south, north) <= 90 {
		const degree = 111_195 // metres of latitude
		width *= degree * math.Cos((south+north)/2*math.Pi/180)
		height *= degree
	}
	return math.Hypot(width, height)
}

func shifted(r ring, origin []float64) ring {
	moved := make(ring, len(r))
	for i, p := range r {
		moved[i] = []float64{p[0] - origin[0], p[1] - origin[1]}
	}
	return moved
}

// mean weighs all positions alike.
func mean(m *moment, r ring) {
	for _, p := range r {
		m.add(1, p[0], p[1])
	}
}

// lineMean weighs each stretch by its length.
func lineMean(m *moment, r ring) {
	for i := 1; i < len(r); i++ {
		a, b := r[i-1], r[i]
		m.add(math.Hypot(b[0]-a[0], b[1]-a[1]), (a[0]+b[0])/2, (a[1]+b[1])/2)
	}
}

// areaMean weighs the triangles between the origin and each side by their area,
// which is negative where a side runs back.
func areaMean(m *moment, r ring) {
	for i := 1; i < len(r); i++ {
		a, b := r[i-1], r[i]
		m.add((a[0]*b[1]-b[0]*a[1])/2, (a[0]+b[0])/3, (a[1]+b[1])/3)
	}
}

// oriented are the rings of a polygon with the outer one anticlockwise and the holes
// clockwise, as the RFC wants them and not all files have them, so that holes count
// against the area.
func oriented(rings []ring) []ring {
	for i, r := range rings {
		if !positions(r) || len(r) == 0 {
			continue
		}
		var m moment
		areaMean(&m, shifted(r, r[0]))
		if hole := i > 0; m.weight > 0 == hole {
			slices.Reverse(r)
		}
	}
	return rings
}

// WKT is the point as the rejects file holds it.
func (p Pair) WKT() string {
	return "POINT (" + strconv.FormatFloat(p.Lng, 'f', -1, 64) + " " +
		strconv.FormatFloat(p.Lat, 'f', -1, 64) + ")"
}

// MiddleOfAreas is the centroid of the areas within rings of longitude and latitude, in
// whichever direction they run. Its error says that they have no point.
func MiddleOfAreas(rings [][][]float64) (Pair, error) {
	var all []ring
	for _, r := range rings {
		all = append(all, oriented([]ring{r})...)
	}
	p, err := middle(areaMean, nil, all...)
	return p.Pair, err
}

// MiddleOfLines is the centroid of lines of longitude and latitude. Its error says that
// they have no point.
func MiddleOfLines(lines [][][]float64) (Pair, error) {
	var all []ring
	for _, line := range lines {
		all = append(all, line)
	}
	p, err := middle(lineMean, nil, all...)
	return p.Pair, err
}
