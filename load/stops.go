package load

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"nearby/place"
	"nearby/seed"
	"nearby/seed/fault"
	"nearby/store"
	"nearby/words"
)

// stops are the stops that timetables may speak of.
type stops struct {
	byID   map[string][]place.Place // by external id
	byName map[string][]place.Place // by folded name
}

// readStops reads the stops of a source, or of all.
func readStops(ctx context.Context, s *store.Store, source string) (*stops, error) {
	of := &stops{byID: make(map[string][]place.Place), byName: make(map[string][]place.Place)}
	err := s.Export(ctx, store.Selection{Source: source, Category: place.Transit}, func(p place.Place) error {
		of.byID[p.ExternalID] = append(of.byID[p.ExternalID], p)
		for _, name := range namesOf(p) {
			if known := of.byName[name]; !slices.ContainsFunc(known, func(k place.Place) bool { return k.ID == p.ID }) {
				of.byName[name] = append(known, p)
			}
		}
		return nil
	})
	return of, err
}

// namesOf are the names of a stop as they are compared: those of entrances too are that of
// their station.
func namesOf(p place.Place) (names []string) {
	folded := place.Fold([]place.Found{{Place: p}})[0].Name
	for _, name := range []string{p.Name, folded, p.NameEN} {
		if key := stopKey(name); key != "" && !slices.Contains(names, key) {
			names = append(names, key)
		}
	}
	return names
}

// stopKey is a name without what operators write or leave out: 站, 地铁站, Station.
func stopKey(name string) string {
	key := words.FoldName(name)
	for _, end := range []string{"地铁站", "轻轨站", "公交站", "车站", "站", "metrostation", "subwaystation", "station", " metro station", " station", " stop"} {
		if short, ok := strings.CutSuffix(key, end); ok && strings.TrimSpace(short) != "" {
			return strings.TrimSpace(short)
		}
	}
	return strings.TrimSpace(key)
}

// The codes of rows whose stop is not found.
const (
	unknownStop   fault.Code = "unknown_stop"
	ambiguousStop fault.Code = "ambiguous_stop"
)

// find is the stop that a row means. Of several of a name it is the one that the line
// serves; those that people take for one stop are one. The fault says which names are
// near, or which there are.
func (of *stops) find(row seed.TimetableRow) (place.Place, *fault.Row) {
	e := row.Entry
	found := of.byID[e.StopID]
	if e.StopID == "" {
		found = firstOf(of.byName[stopKey(e.Stop)], of.byID[e.Stop])
	}
	if len(found) == 0 {
		return place.Place{}, of.unknown(cmp.Or(e.StopID, e.Stop))
	}
	served := slices.DeleteFunc(slices.Clone(found), func(p place.Place) bool { return !serves(p, e.Line) })
	if len(served) > 0 {
		found = served
	}
	if one(found) {
		return found[0], nil
	}
	var listed []string
	for _, p := range found {
		listed = append(listed, fmt.Sprintf("%s (%s)", p.ExternalID, strings.Join(slices.DeleteFunc(
			[]string{p.Name, p.Lines, p.Address}, func(s string) bool { return s == "" }), ", ")))
	}
	return place.Place{}, fault.Rowf(ambiguousStop, "%q may be %s: say which in a column stop_id (车站编号)",
		cmp.Or(e.Stop, e.StopID), fault.List(listed))
}

// firstOf is the first list that is not empty.
func firstOf(lists ...[]place.Place) []place.Place {
	for _, list := range lists {
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

// serves tells whether the lines of a stop have a line.
func serves(p place.Place, name string) bool {
	asked := words.ParseLine(name)
	return slices.ContainsFunc(strings.Split(p.Lines, ";"), func(listed string) bool {
		return slices.ContainsFunc(words.ParseLines(listed), asked.Is)
	})
}

// one tells whether people take stops for one: both sides of a street, the entrances of a
// station.
func one(found []place.Place) bool {
	all := make([]place.Found, len(found))
	for i, p := range found {
		if all[i].Place = p; p.Source != found[0].Source {
			return false
		}
	}
	return len(place.Fold(all)) == 1
}

// unknown says which known names are nearest.
func (of *stops) unknown(name string) *fault.Row {
	near := of.nearest(name)
	if len(near) == 0 {
		return fault.Rowf(unknownStop, "no stop %q is known: load its stop first, or write the name that it has there", name)
	}
	return fault.Rowf(unknownStop, "no stop %q is known; did you mean %s?", name, strings.Join(near, ", "))
}

// nearest are the names that are most like one, three at most: those within two letters,
// those that hold it, those that it holds.
func (of *stops) nearest(name string) []string {
	const most, none = 3, 9
	key := stopKey(name)
	if key == "" {
		return nil
	}
	away := func(known string) int {
		limit := min(2, max(1, len([]rune(key))/2))
		if d := words.Distance(key, known, limit); d <= limit {
			return d
		}
		if len([]rune(known)) > 1 && (strings.Contains(known, key) || strings.Contains(key, known)) {
			return 3
		}
		return none
	}
	type candidate struct {
		away int
		name string
	}
	var all []candidate
	for known, places := range of.byName {
		if d := away(known); d < none {
			all = append(all, candidate{d, places[0].Name})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.away, b.away), cmp.Compare(len(a.name), len(b.name)), cmp.Compare(a.name, b.name))
	})
	var names []string
	for _, c := range all {
		if !slices.Contains(names, c.name) && len(names) < most {
			names = append(names, c.name)
		}
	}
	return names
}
