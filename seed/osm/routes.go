package osm

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"nearby/seed/line"
	"nearby/seed/osm/elements"
	"nearby/seed/table"
)

// routes are the lines that stop at stops, by the relations of routes
// (wiki.openstreetmap.org/wiki/Relation:route).
type routes struct {
	names  []string
	number map[string]uint32 // of a name
	calls  []call            // by stop, and then by the names of the lines
}

// call is a line that stops at a stop.
type call struct {
	stop elements.Ref
	line uint32
}

// transitRoutes are the values of route that are lines.
var transitRoutes = []string{
	"bus", "trolleybus", "minibus", "share_taxi", "coach", "subway", "light_rail", "tram", "train", "railway", "monorail", "ferry",
	"funicular", "aerialway",
}

// add takes a relation of a route with the stops that it lists.
func (r *routes) add(e *elements.Element) {
	name := lineName(e)
	if name == "" || !slices.Contains(transitRoutes, e.Tag("route")) {
		return
	}
	if r.number == nil {
		r.number = make(map[string]uint32)
	}
	number, known := r.number[name]
	if !known {
		name = strings.Clone(name)
		number = uint32(len(r.names))
		r.names, r.number[name] = append(r.names, name), number
	}
	for _, m := range e.Members {
		if isStop(m) {
			r.calls = append(r.calls, call{m.Ref, number})
		}
	}
}

// isStop tells the stops among the members of a route: nodes, and ways and relations by
// their role. A way without one is where the line runs.
func isStop(m elements.Member) bool {
	if m.Ref.Kind() == elements.Node {
		return !strings.Contains(m.Role, "signal") && m.Role != "via"
	}
	return strings.Contains(m.Role, "platform") || strings.Contains(m.Role, "stop") || strings.Contains(m.Role, "station")
}

var (
	numbered  = regexp.MustCompile(`[0-9A-Z]+ ?(号线|號線|호선|号线支线)`)
	direction = regexp.MustCompile(`\s*(:|[(（]|=>|→|-->|->|⇒|⇄|↔| - ).*$`)
)

// lineName is what people call the line of a route: its number, and of an underground
// line in China 1号线, not 1, which would be a bus. Of a name the direction is left out.
func lineName(e *elements.Element) string {
	ref, name := e.Tag("ref"), e.Tag("name")
	if said := numbered.FindString(name); said != "" && !slices.Contains([]string{"bus", "trolleybus", "minibus", "coach"}, e.Tag("route")) {
		ref = said
	}
	if before := direction.ReplaceAllString(name, ""); before != "" {
		name = before
	}
	if name != "" && strings.ContainsAny(ref, table.Separators) {
		ref = "" // the numbers of trains, which is not what people call the line
	}
	named := line.Name(cmp.Or(ref, name))
	const longest = 100
	if len(named) > longest {
		return ""
	}
	return named
}

// move gives the calls at parts to the stops that they are parts of, and puts all in
// order.
func (r *routes) move(whole func(elements.Ref) elements.Ref) {
	for i := range r.calls {
		r.calls[i].stop = whole(r.calls[i].stop)
	}
	slices.SortFunc(r.calls, func(a, b call) int {
		return cmp.Or(cmp.Compare(a.stop, b.stop), line.Compare(r.names[a.line], r.names[b.line]))
	})
	r.calls = slices.Compact(r.calls)
}

// of are the lines of a stop as a cell.
func (r *routes) of(stop elements.Ref) string {
	i, _ := slices.BinarySearchFunc(r.calls, stop, func(c call, stop elements.Ref) int { return cmp.Compare(c.stop, stop) })
	return line.Cell(func(yield func(string) bool) {
		for ; i < len(r.calls) && r.calls[i].stop == stop; i++ {
			if !yield(r.names[r.calls[i].line]) {
				return
			}
		}
	})
}
