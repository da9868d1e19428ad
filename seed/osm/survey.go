package osm

import (
	"io"
	"slices"

	"nearby/seed/osm/elements"
	"nearby/seed/osm/tags"
)

// survey is what is found out before the rows are read.
type survey struct {
	open        func() (io.ReadCloser, error)
	noEntrances bool

	elements int // of all kinds
	routes   routes
	stops    stops
	nodes    points            // of ways that are places, and of outlines
	outlines map[int64]outline // of ways that relations are made of
	ways     map[elements.Ref]outline
}

// outline are the nodes of a way, or where they are.
type outline struct {
	nodes  []int64
	points []elements.Point
}

// run reads the data three times: a relation says which ways are wanted, and a way which
// nodes.
func (s *survey) run() error {
	s.outlines, s.ways = make(map[int64]outline), make(map[elements.Ref]outline)
	for _, pass := range []struct {
		kind elements.Kind
		take func(*elements.Element) error
	}{{elements.Relation, s.relation}, {elements.Way, s.way}, {elements.Node, s.node}} {
		if pass.kind == elements.Node {
			s.nodes.seal()
		}
		if err := s.pass(pass.kind, pass.take); err != nil {
			return err
		}
	}
	s.locate()
	s.stops.resolve()
	s.routes.move(s.stops.whole)
	return nil
}

// pass reads the elements of one kind.
func (s *survey) pass(kind elements.Kind, take func(*elements.Element) error) error {
	file, err := s.open()
	if err != nil {
		return err
	}
	defer file.Close() // only read
	for e, err := range elements.Read(file, 1<<kind) {
		if err != nil {
			return err
		}
		s.elements++
		if err := take(e); err != nil {
			return err
		}
	}
	return nil
}

// isArea tells a relation that is a place by its outline, from those that put other
// things together.
func isArea(e *elements.Element) bool {
	return !slices.Contains([]string{"route", "route_master", "public_transport", "restriction"}, e.Tag("type"))
}

func (s *survey) relation(e *elements.Element) error {
	switch {
	case e.Tag("type") == "route":
		s.routes.add(e)
	case e.Tag("public_transport") == "stop_area":
		s.stops.area(e)
	case isArea(e) && tags.Category(e.Tag) != "":
		if r := roleOf(e.Tag); r != none {
			s.stops.add(e, r, unknown)
		}
		for _, m := range outer(e.Members) {
			if len(m.Points) == 0 {
				s.outlines[m.Ref.ID()] = outline{}
			}
		}
	}
	return nil
}

// outer are the ways around an area; all its ways if none is called so.
func outer(members []elements.Member) []elements.Member {
	var ways, outer []elements.Member
	for _, m := range members {
		if m.Ref.Kind() != elements.Way {
			continue
		}
		ways = append(ways, m)
		if m.Role == "outer" || m.Role == "outline" {
			outer = append(outer, m)
		}
	}
	if len(outer) > 0 {
		return outer
	}
	return ways
}

func (s *survey) way(e *elements.Element) error {
	way := func() outline { return outline{slices.Clone(e.Nodes), slices.Clone(e.Points)} }
	_, outlines := s.outlines[e.Ref.ID()]
	if outlines {
		s.outlines[e.Ref.ID()] = way()
	}
	place := tags.Category(e.Tag) != ""
	r := roleOf(e.Tag)
	if r != none {
		s.stops.add(e, r, unknown)
		s.ways[e.Ref] = way()
	}
	if (outlines || r != none || place && tags.Name(e.Tag) != "") && len(e.Points) == 0 {
		return s.nodes.want(e.Nodes)
	}
	return nil
}

func (s *survey) node(e *elements.Element) error {
	if len(e.Points) == 0 {
		return nil
	}
	s.nodes.set(e.Ref.ID(), e.Points[0])
	if len(e.Tags) == 0 {
		return nil
	}
	if r := roleOf(e.Tag); r != none {
		s.stops.add(e, r, fix(e.Points[0]))
	}
	return nil
}

// locate says where the parts of stops are that are ways. Relations of stops are found
// by what they say alone.
func (s *survey) locate() {
	for i := range s.stops.parts {
		p := &s.stops.parts[i]
		if way, is := s.ways[p.ref]; is {
			if at, ok := middle(s.pointsOf(way)); ok {
				p.at = fix(at)
			}
		}
	}
	s.ways = nil
}

// pointsOf are the points of an outline.
func (s *survey) pointsOf(o outline) []elements.Point {
	if len(o.points) > 0 {
		return o.points
	}
	return s.nodes.of(o.nodes)
}

// middle is where an element is; false if the data do not say it.
func (s *survey) middle(e *elements.Element) (elements.Point, bool) {
	switch {
	case len(e.Points) > 0:
		return middle(e.Points)
	case e.Ref.Kind() == elements.Way:
		return middle(s.nodes.of(e.Nodes))
	default:
		return s.middleOf(outer(e.Members))
	}
}

// middleOf is the middle of the outline that ways make.
func (s *survey) middleOf(members []elements.Member) (elements.Point, bool) {
	var parts [][]elements.Point
	for _, m := range members {
		points := m.Points
		if len(points) == 0 {
			points = s.pointsOf(s.outlines[m.Ref.ID()])
		}
		parts = append(parts, points)
	}
	return centroid(parts)
}
