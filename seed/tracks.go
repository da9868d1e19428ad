package seed

import (
	"cmp"
	"slices"

	"nearby/geo"
	"nearby/place"
	"nearby/seed/table"
)

// How much of tracks is kept: as much as a map of a city shows, 10 m to a pixel at its
// finest.
const (
	trackTolerance  geo.Metres = 10
	trackApart      geo.Metres = 50 // closer than that a line is drawn once for both ways
	mostTrackPoints            = 500
	mostTracks                 = 8 // of a line: its branches
)

// Tracks reads where the lines on rails run, once all places are read: nil for a file that
// cannot say, none for one that does not. The way back along the way there, and a trip
// that ends before others, are no track of their own.
func (r *Reader) Tracks() (tracks []place.Track, err error) {
	if r.table.Tracks == nil {
		return nil, nil
	}
	drawn, err := r.table.Tracks()
	if err != nil {
		return nil, err
	}
	all := make([]place.Track, len(drawn))
	for i, d := range drawn {
		all[i] = place.Track{Line: d.Line, Path: r.path(d)}
	}
	// The longest first, of which others are parts.
	slices.SortStableFunc(all, func(a, b place.Track) int { return cmp.Compare(b.Path.Length(), a.Path.Length()) })
	tracks = []place.Track{}
	of := make(map[string][]geo.Path)
	for _, t := range all {
		isKnown := func(other geo.Path) bool { return t.Path.Along(other, trackApart) }
		if len(of[t.Line]) == mostTracks || len(t.Path) < 2 || slices.ContainsFunc(of[t.Line], isKnown) {
			continue
		}
		of[t.Line] = append(of[t.Line], t.Path)
		tracks = append(tracks, t)
	}
	return tracks, nil
}

// path is where a track runs, in WGS-84 and as simple as that it has few points.
func (m *meaning) path(t table.Track) (path geo.Path) {
	for _, p := range t.Points {
		if at := m.location.datum.WGS84(p.Lat, p.Lng, m.options.Region); at.Valid() == nil {
			path = append(path, at)
		}
	}
	tolerance := trackTolerance
	path = path.Simplified(tolerance)
	for len(path) > mostTrackPoints {
		tolerance *= 2
		path = path.Simplified(tolerance)
	}
	return path
}
