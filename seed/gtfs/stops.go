package gtfs

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"nearby/place"
	"nearby/plural"
	"nearby/seed/fault"
	"nearby/seed/table"
)

// stops are the rows of stops.txt that are places: stations, stops outside
// stations, and entrances, with their lines and English names behind them.
//
// An entrance is a place of its own, as no column of a place could hold the four
// or forty of a station. It is named after its station, carries its lines, and
// [place.Fold] then makes one of both, at the entrance that is nearest. So only
// entrances whose names it knows for such are of use.
type stops struct {
	table.Rows  // all of stops.txt
	width       int
	index       *stopIndex
	lines       *stopLines
	english     englishNames
	noEntrances bool
	counts      foldCounts
	places      int64        // so far
	unserved    int64        // of these, that no trip serves
	result      *table.Table // gets the notes at the end

	id, name, lat, lng, kind int // columns; None for one that the feed does not have
}

// newStops reads stops.txt for the second time. The columns are there, as the
// first time has shown, but for the name and the type.
func newStops(t *table.Table, x *stopIndex, l *stopLines, n englishNames) *stops {
	at, _ := find(t, StopsFile, []string{
		"stop_id?", "stop_name?", "stop_lat?", "stop_lon?", "location_type?",
	})
	return &stops{
		Rows: t.Rows, width: t.Width, index: x, lines: l, english: n,
		id: at[0], name: at[1], lat: at[2], lng: at[3], kind: at[4],
	}
}

// Next is the next row that is a place, or one that is damaged.
func (s *stops) Next() (table.Record, error) {
	for {
		rec, err := s.Rows.Next()
		if errors.Is(err, io.EOF) {
			s.result.Notes = append(s.result.Notes, s.counts.notes()...)
			s.counts = foldCounts{}
			s.warnUnserved()
		}
		if err != nil || rec.Fault != nil || len(rec.Cells) < s.width {
			return rec, err
		}
		if s.complete(&rec) {
			return rec, nil
		}
	}
}

// complete adds to a row what the rest of the feed knows about it; false if the
// row is no place.
func (s *stops) complete(rec *table.Record) bool {
	i := s.index.ids.find(s.cell(rec, s.id))
	if i < 0 {
		return true // the row has no id: it stands alone
	}
	place := s.index.place(i)
	kind := s.cell(rec, s.kind)
	switch {
	case kind == typeNode:
		s.counts.nodes++
		return false
	case kind == typeEntrance && place != i:
		if !s.entrance(rec, i, place) {
			return false
		}
	case place != i:
		s.counts.platforms++
		return false
	default:
		s.locate(rec, i)
	}
	if s.places++; s.lines.modes[place] == 0 && len(s.lines.served[place]) == 0 {
		s.unserved++
	}
	rec.More = []string{s.lines.of(place), s.english.of(place, s.nameOf(rec, place)), s.lines.modes[place].String()}
	return true
}

// warnUnserved says how many places no trip serves, where the feed has trips.
func (s *stops) warnUnserved() {
	if s.unserved > 0 && s.unserved < s.places {
		s.result.Warnings = append(s.result.Warnings, fault.Warning{Code: "unserved", Rows: s.unserved, Text: fmt.Sprintf(plural.Count(s.unserved,
			"of %d stops is on no trip of the feed: nothing leaves there, but it is shown",
			"of %d stops are on no trip of the feed: nothing leaves there, but they are shown"), s.places)})
	}
	s.places, s.unserved = 0, 0
}

// nameOf is the name of the place that a row is part of.
func (s *stops) nameOf(rec *table.Record, place int) string {
	if name := s.index.names[place]; name != "" {
		return name
	}
	return s.cell(rec, s.name)
}

// entrance names an entrance after its station; false if it is no place.
func (s *stops) entrance(rec *table.Record, i, station int) bool {
	if s.noEntrances {
		s.counts.entrances++
		return false
	}
	if math.IsNaN(s.index.at[i].Lat) {
		s.counts.unplaced++
		return false
	}
	name, ok := place.EntranceName(table.Clean(s.index.names[station]), table.Clean(s.cell(rec, s.name)))
	if !ok {
		s.counts.unnamed++
		return false
	}
	rec.Cells[s.name] = name
	return true
}

// locate gives a place without coordinates those that its parts have.
func (s *stops) locate(rec *table.Record, i int) {
	if s.cell(rec, s.lat) != "" || s.cell(rec, s.lng) != "" {
		return
	}
	if p, ok := s.index.means[i].mean(); ok {
		rec.Cells[s.lat] = strconv.FormatFloat(p.Lat, 'f', -1, 64)
		rec.Cells[s.lng] = strconv.FormatFloat(p.Lng, 'f', -1, 64)
	}
}

func (s *stops) cell(rec *table.Record, column int) string {
	if column == table.None {
		return ""
	}
	return strings.TrimSpace(rec.Cells[column])
}
