package osm

import (
	"cmp"
	"slices"
	"strings"

	"nearby/seed/osm/elements"
	"nearby/seed/osm/tags"
)

// role is what an element is of a stop.
type role uint8

const (
	none     role = iota
	stopping      // where vehicles stop on their way
	platform      // where people wait
	stop          // what people call a stop: its sign, or a tram's halt
	station       // a station, also one of buses or ferries
	entrance      // a way into a station
)

// roleOf tells it by the tags.
func roleOf(t tags.Tags) role {
	railway, transport, amenity := t("railway"), t("public_transport"), t("amenity")
	switch {
	case tags.Status(t) != "":
		return none
	case railway == "subway_entrance", railway == "train_station_entrance":
		return entrance
	case railway == "station", railway == "halt", transport == "station", amenity == "bus_station",
		amenity == "ferry_terminal", t("aerialway") == "station":
		return station
	case railway == "tram_stop", t("highway") == "bus_stop":
		return stop
	case transport == "platform", railway == "platform", t("highway") == "platform":
		return platform
	case transport == "stop_position", railway == "stop":
		return stopping
	default:
		return none
	}
}

// part is an element of a stop.
type part struct {
	ref    elements.Ref
	at     fixed // unknown where nothing says it
	role   role
	name   string
	of     elements.Ref // the stop that it is a part of; itself, or of an entrance its station, 0 without one
	called string       // an entrance: by what its sign says
}

// stops are all parts of stops, by their references.
type stops struct {
	parts []part
	areas [][]elements.Ref // what relations say belongs together
	names []string         // of the areas
}

func (s *stops) add(e *elements.Element, r role, at fixed) {
	get := tags.Tags(e.Tag)
	p := part{ref: e.Ref, at: at, role: r, of: e.Ref, name: strings.Clone(tags.Name(get))}
	if r == entrance {
		p.of, p.called = 0, strings.Clone(cmp.Or(get("ref"), get("local_ref")))
	}
	s.parts = append(s.parts, p)
}

// area takes a relation that says what belongs to a stop.
func (s *stops) area(e *elements.Element) {
	refs := make([]elements.Ref, len(e.Members))
	for i, m := range e.Members {
		refs[i] = m.Ref
	}
	s.areas = append(s.areas, refs)
	s.names = append(s.names, strings.Clone(tags.Name(e.Tag)))
}

// sort makes find work.
func (s *stops) sort() {
	slices.SortFunc(s.parts, func(a, b part) int { return cmp.Compare(a.ref, b.ref) })
}

// find is the part that an element is, or nil.
func (s *stops) find(ref elements.Ref) *part {
	i, found := slices.BinarySearchFunc(s.parts, ref, func(p part, ref elements.Ref) int { return cmp.Compare(p.ref, ref) })
	if !found {
		return nil
	}
	return &s.parts[i]
}

// whole is the stop that an element is a part of; itself if it is a part of none.
func (s *stops) whole(ref elements.Ref) elements.Ref {
	if p := s.find(ref); p != nil && p.role != entrance {
		return p.of
	}
	return ref
}

// resolve finds out what is a part of what: as the relations say, else by names and
// nearness.
func (s *stops) resolve() {
	s.sort()
	for i, area := range s.areas {
		s.gather(area, s.names[i])
	}
	near := newNearness(s.parts)
	for i := range s.parts {
		p := &s.parts[i]
		switch {
		case p.at == unknown:
		case p.role == entrance && p.of == 0:
			if of := near.station(p); of != nil {
				p.of = of.ref
			}
		case p.role < stop && p.of == p.ref:
			if of := near.stop(p); of != nil {
				p.of = of.ref
			}
		}
	}
	s.flatten()
}

// gather makes the members of an area parts of its stop: of the one of their own name,
// else its station, else its first stop. Stops of other names are stops of their own.
func (s *stops) gather(area []elements.Ref, name string) {
	var main []*part
	var parts []*part
	for _, ref := range area {
		switch p := s.find(ref); {
		case p == nil:
		case p.role == station || p.role == stop:
			p.name = cmp.Or(p.name, name)
			main = append(main, p)
		default:
			parts = append(parts, p)
		}
	}
	slices.SortStableFunc(main, func(a, b *part) int { return cmp.Compare(b.role, a.role) })
	for _, p := range parts {
		switch i := slices.IndexFunc(main, func(m *part) bool { return m.name == p.name && p.role != entrance }); {
		case i >= 0:
			p.of = main[i].ref
		case len(main) > 0 && (p.role != entrance || main[0].role == station):
			p.of = main[0].ref
		case p.role != entrance:
			p.name = cmp.Or(p.name, name)
		}
	}
}

// flatten makes a part of a part one of the whole.
func (s *stops) flatten() {
	for i := range s.parts {
		p := &s.parts[i]
		for range 3 { // a stopping point beside a platform in a station
			if of := s.find(p.of); of != nil && of.role != entrance && of.of != p.of {
				p.of = of.of
			}
		}
	}
}
