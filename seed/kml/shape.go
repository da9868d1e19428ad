package kml

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/geometry"
)

// shape is the geometry of a placemark, or a part of one.
type shape struct {
	Points   []string   `xml:"Point>coordinates"`
	Lines    []string   `xml:"LineString>coordinates"`
	Rings    []string   `xml:"LinearRing>coordinates"`
	Tracks   []struct{} `xml:"Track"` // Google's, and a MultiTrack of them
	Journeys []struct{} `xml:"MultiTrack"`
	Polygons []polygon  `xml:"Polygon"`
	Multi    []shape    `xml:"MultiGeometry"`
}

type polygon struct {
	Outer string   `xml:"outerBoundaryIs>LinearRing>coordinates"`
	Inner []string `xml:"innerBoundaryIs>LinearRing>coordinates"`
}

// centre is the point of a placemark: its own, else the centroid of its areas. What a map
// shows as a pin with an outline is the pin. A line is no place.
func (s shape) centre() (geometry.Found, bool, *fault.Row) {
	s.flatten(s.Multi)
	var g struct {
		Type        string `json:"type"`
		Coordinates any    `json:"coordinates"`
	}
	switch {
	case len(s.Points) > 0:
		g.Type, g.Coordinates = "MultiPoint", first(positions(s.Points...))
	case len(s.Polygons)+len(s.Rings) > 0:
		g.Type, g.Coordinates = "MultiPolygon", s.areas()
	case len(s.Lines)+len(s.Tracks)+len(s.Journeys) > 0:
		return geometry.Found{}, false, &fault.Row{Column: 1, Code: fault.NoPlace, Reason: "a line is no place"}
	default:
		return geometry.Found{}, false, unlocated()
	}
	raw, err := json.Marshal(g)
	if err != nil { // a number that is none
		return geometry.Found{}, false, &fault.Row{Column: 1, Code: fault.BadLocation, Reason: err.Error()}
	}
	return geometry.ParseGeoJSON(raw)
}

// areas are what the polygons and the rings of their own enclose.
func (s shape) areas() (areas [][][][]float64) {
	for _, p := range s.Polygons {
		areas = append(areas, positions(append([]string{p.Outer}, p.Inner...)...))
	}
	for _, ring := range s.Rings {
		areas = append(areas, positions(ring))
	}
	return areas
}

// flatten adds the parts of collections, which may stand in each other.
func (s *shape) flatten(parts []shape) {
	for _, part := range parts {
		s.Points = append(s.Points, part.Points...)
		s.Lines, s.Tracks = append(s.Lines, part.Lines...), append(s.Tracks, part.Tracks...)
		s.Rings = append(s.Rings, part.Rings...)
		s.Polygons = append(s.Polygons, part.Polygons...)
		s.flatten(part.Multi)
	}
}

// first are the first positions of each list.
func first(lists [][][]float64) [][]float64 {
	var all [][]float64
	for _, list := range lists {
		all = append(all, list[:min(len(list), 1)]...)
	}
	return all
}

// spaced is a comma with spaces around it, which some write within a position.
var spaced = regexp.MustCompile(`\s*,\s*`)

// positions are lists of longitude and latitude as KML writes them:
// "121.5,31.2,0 121.6,31.3,0". Those that cannot be read are left out: one corner of
// many hardly moves the centroid, and a point without any has no place.
func positions(lists ...string) [][][]float64 {
	all := make([][][]float64, len(lists))
	for i, list := range lists {
		all[i] = [][]float64{}
		for _, tuple := range strings.Fields(spaced.ReplaceAllString(list, ",")) {
			if p := position(tuple); p != nil {
				all[i] = append(all[i], p)
			}
		}
	}
	return all
}

// position is a longitude and a latitude, or nil.
func position(tuple string) []float64 {
	lng, rest, _ := strings.Cut(tuple, ",")
	lat, _, _ := strings.Cut(rest, ",")
	x, errX := strconv.ParseFloat(lng, 64)
	y, errY := strconv.ParseFloat(lat, 64)
	if errX != nil || errY != nil {
		return nil
	}
	return []float64{x, y}
}
