package gtfs

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"nearby/kind"
	"nearby/seed/line"
	"nearby/seed/table"
)

// What of shapes.txt is held at most: 16 MB of points.
const (
	mostShapes      = 500
	mostPoints      = 1_000_000
	mostShapePoints = 50_000
)

// shape is one of shapes.txt that trips of metro, railway or tram follow.
type shape struct {
	id, line string
	trips    int
	points   []shapePoint
}

// shapePoint is a point of a shape, and the number that says where it comes.
type shapePoint struct {
	sequence int
	at       table.TrackPoint
}

// tracks are the ways that lines on rails take, as shapes.txt draws them, those that the
// most trips follow first; nothing of a feed without shapes. Buses are left out: they would
// cover the map, and take the streets that it shows.
func (f *feed) tracks() ([]table.Track, error) {
	shapes, err := f.shapesOnRails()
	if err != nil || len(shapes) == 0 {
		return []table.Track{}, ifThere(err)
	}
	if err := f.draw(shapes); err != nil {
		return []table.Track{}, ifThere(err)
	}
	tracks := make([]table.Track, 0, len(shapes))
	for _, s := range shapes {
		slices.SortStableFunc(s.points, func(a, b shapePoint) int { return cmp.Compare(a.sequence, b.sequence) })
		track := table.Track{Line: s.line}
		for _, p := range s.points {
			track.Points = append(track.Points, p.at)
		}
		if len(track.Points) > 1 {
			tracks = append(tracks, track)
		}
	}
	return tracks, nil
}

// ifThere is the error but for that of a file that a feed may lack.
func ifThere(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// shapesOnRails are the shapes that trips on rails follow, the most followed first.
func (f *feed) shapesOnRails() ([]*shape, error) {
	lines, err := f.linesOnRails()
	if err != nil || len(lines) == 0 {
		return nil, err
	}
	byID := make(map[string]*shape)
	err = f.each(tripsFile, []string{"route_id", "shape_id?"}, func(cells []string) error {
		name, onRails := lines[cells[0]]
		if !onRails || cells[1] == "" {
			return nil
		}
		if byID[cells[1]] == nil {
			id := strings.Clone(cells[1])
			byID[id] = &shape{id: id, line: name}
		}
		byID[cells[1]].trips++
		return nil
	})
	shapes := make([]*shape, 0, len(byID))
	for _, s := range byID {
		shapes = append(shapes, s)
	}
	slices.SortFunc(shapes, func(a, b *shape) int { return cmp.Or(b.trips-a.trips, cmp.Compare(a.id, b.id)) })
	return shapes[:min(mostShapes, len(shapes))], err
}

// linesOnRails are the names of lines of metro, railway and tram by route_id.
func (f *feed) linesOnRails() (map[string]string, error) {
	var rails modes
	for i, k := range modeKinds {
		if k == kind.Metro || k == kind.Rail || k == kind.Tram {
			rails |= 1 << i
		}
	}
	lines := make(map[string]string)
	columns := []string{"route_id", "route_short_name?", "route_long_name?", "route_type?"}
	err := f.each(routesFile, columns, func(cells []string) error {
		if modeOf(cells[3])&rails != 0 {
			lines[strings.Clone(cells[0])] = cmp.Or(line.Name(cells[1]), line.Name(cells[2]))
		}
		return nil
	})
	return lines, err
}

// draw reads the points of shapes. One with too many is left out: a map gains nothing by
// part of it.
func (f *feed) draw(shapes []*shape) error {
	byID, held := make(map[string]*shape, len(shapes)), 0
	for _, s := range shapes {
		byID[s.id] = s
	}
	columns := []string{"shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence"}
	return f.each(shapesFile, columns, func(cells []string) error {
		s, at := byID[cells[0]], point(cells[1], cells[2])
		sequence, err := strconv.Atoi(cells[3])
		if s == nil || err != nil || math.IsNaN(at.Lat) {
			return nil
		}
		if len(s.points) == mostShapePoints || held == mostPoints {
			f.notes = append(f.notes, fmt.Sprintf("%s: shape %s has too many points and is left out of maps", shapesFile, s.id))
			held -= len(s.points)
			delete(byID, s.id)
			s.points = nil
			return nil
		}
		s.points, held = append(s.points, shapePoint{sequence, table.TrackPoint(at)}), held+1
		return nil
	})
}
