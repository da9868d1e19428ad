package geometry

import (
	"errors"
	"fmt"
	"strings"
)

// wktTypes are the kinds of geometry as well-known text names them, the longer name of
// two that begin alike first.
var wktTypes = []string{"MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "POINT", "LINESTRING", "POLYGON"}

var errWKT = errors.New("want a geometry, as POINT (121.47 31.23)")

// IsWKT tells a cell that ParseWKT is for.
func IsWKT(cell string) bool {
	start := strings.ToUpper(strings.TrimSpace(cell))
	if strings.HasPrefix(start, "SRID") {
		return true
	}
	kind, _ := wktType(start)
	return kind != ""
}

func wktType(text string) (kind, rest string) {
	for _, kind := range wktTypes {
		if rest, ok := strings.CutPrefix(text, kind); ok {
			return kind, rest
		}
	}
	return "", text
}

// ParseWKT reads a geometry as OGC's well-known text or PostGIS's EWKT writes it,
// longitude first: POINT (121.47 31.23), SRID=4326;POINT Z (121.47 31.23 4). Anything
// larger than a point becomes its centroid, as with [ParseGeoJSON]; a line is [ErrLine].
func ParseWKT(cell string) (Found, error) {
	text := strings.ToUpper(strings.TrimSpace(cell))
	if srid, rest, ok := strings.Cut(text, ";"); ok {
		if number := strings.ReplaceAll(srid, " ", ""); number != "SRID=4326" && number != "SRID=4490" {
			return Found{}, fmt.Errorf("%s is not in degrees on WGS-84, which is SRID=4326", srid)
		}
		text = strings.TrimSpace(rest)
	}
	kind, text := wktType(text)
	text = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(text), "ZM"))
	shape, rest, err := parseShape(text)
	if err != nil || kind == "" || strings.TrimSpace(rest) != "" {
		return Found{}, errWKT
	}
	return shape.centre(kind)
}

// shape is what stands between brackets: positions, or shapes again.
type shape struct {
	positions ring
	inner     []shape
}

// parseShape reads from an opening bracket to the one that closes it.
func parseShape(text string) (s shape, rest string, err error) {
	rest, opened := strings.CutPrefix(text, "(")
	if !opened {
		return s, text, errWKT
	}
	for {
		rest = strings.TrimSpace(rest)
		if strings.HasPrefix(rest, "(") {
			var inner shape
			if inner, rest, err = parseShape(rest); err != nil {
				return s, rest, err
			}
			s.inner = append(s.inner, inner)
		} else {
			end := strings.IndexAny(rest, ",()")
			if end < 0 {
				return s, rest, errWKT
			}
			position, err := parsePosition(rest[:end])
			if err != nil {
				return s, rest, err
			}
			s.positions, rest = append(s.positions, position), rest[end:]
		}
		rest = strings.TrimSpace(rest)
		if after, closed := strings.CutPrefix(rest, ")"); closed {
			return s, after, nil
		}
		var more bool
		if rest, more = strings.CutPrefix(rest, ","); !more {
			return s, rest, errWKT
		}
	}
}

// parsePosition reads two numbers, and a height and a measure that are ignored.
func parsePosition(text string) ([]float64, error) {
	numbers := strings.Fields(text)
	if len(numbers) < 2 || len(numbers) > 4 {
		return nil, errWKT
	}
	lng, okLng := ParseDegrees(numbers[0], false)
	lat, okLat := ParseDegrees(numbers[1], false)
	if !okLng || !okLat {
		return nil, errWKT
	}
	return []float64{lng.Value, lat.Value}, nil
}

// rings are those of a shape that holds nothing but positions, or shapes of them.
func (s shape) rings() []ring {
	var all []ring
	if len(s.positions) > 0 {
		all = append(all, s.positions)
	}
	for _, inner := range s.inner {
		all = append(all, inner.rings()...)
	}
	return all
}

// centre is the point of a shape of a kind.
func (s shape) centre(kind string) (Found, error) {
	rings := s.rings()
	switch kind {
	case "POINT":
		if len(s.inner) > 0 || len(s.positions) != 1 {
			return Found{}, errWKT
		}
		return Found{Pair: Pair{Lat: s.positions[0][1], Lng: s.positions[0][0]}}, nil
	case "MULTIPOINT":
		p, err := middle(mean, nil, rings...)
		return Found{Pair: p.Pair}, err
	case "LINESTRING", "MULTILINESTRING":
		return Found{}, ErrLine
	case "POLYGON":
		return middle(areaMean, nil, oriented(rings)...)
	default: // MULTIPOLYGON
		var all []ring
		for _, polygon := range s.inner {
			all = append(all, oriented(polygon.rings())...)
		}
		return middle(areaMean, nil, all...)
	}
}
