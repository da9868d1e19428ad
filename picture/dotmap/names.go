package dotmap

import (
	"cmp"
	"image"
	"slices"
)

const (
	mostNames = 14 // in a panel
	apart     = 90 // pixels between the places that are named, at least
)

// names writes those of the best known places of a panel where they cover no other
// name and none of what else is written there. In a panel of several regions each has
// one before any has two.
func (s *sheet) names(p panel, taken []image.Rectangle) {
	var places []image.Point
	said := map[string]bool{}
	for _, spot := range p.bestKnown() {
		x, y := p.at(spot.At)
		at := image.Pt(int(x), int(y))
		if said[spot.Name] || !inside(p.Rectangle, x, y) || s.latin && !has(spot.Name) || crowded(at, places) {
			continue
		}
		box, free := s.roomFor(spot.Name, at, p.Rectangle, taken)
		if !free {
			continue
		}
		s.texts = append(s.texts, written{spot.Name, image.Pt(box.Min.X, box.Max.Y-4), small, ink, true})
		said[spot.Name], taken, places = true, append(taken, box), append(places, at)
		if len(places) == mostNames {
			return
		}
	}
}

// bestKnown are the places of a panel that have a name, those to be named first first.
func (p panel) bestKnown() []Spot {
	var first, rest []Spot
	for _, part := range p.parts {
		spots := slices.DeleteFunc(slices.Clone(part), func(s Spot) bool { return s.Name == "" })
		slices.SortStableFunc(spots, byFame)
		if len(spots) > 0 {
			first, rest = append(first, spots[0]), append(rest, spots[1:]...)
		}
	}
	rest = slices.DeleteFunc(rest, func(s Spot) bool { return s.Fame == 0 })
	slices.SortStableFunc(rest, byFame)
	return append(first, rest...)
}

func byFame(a, b Spot) int { return cmp.Compare(b.Fame, a.Fame) }

// crowded tells whether a place is too close to one that is named.
func crowded(at image.Point, named []image.Point) bool {
	return slices.ContainsFunc(named, func(other image.Point) bool {
		d := at.Sub(other)
		return d.X*d.X+d.Y*d.Y < apart*apart
	})
}

// roomFor finds a name a free box beside its place.
func (s *sheet) roomFor(name string, at image.Point, within image.Rectangle, taken []image.Rectangle) (image.Rectangle, bool) {
	wide, high := s.room(small, name), int(small.pixels)+4
	for _, corner := range []image.Point{
		{9, -high / 2}, {-9 - wide, -high / 2}, {-wide / 2, -9 - high}, {-wide / 2, 9},
	} {
		box := image.Rectangle{Max: image.Pt(wide, high)}.Add(at).Add(corner)
		free := box.In(within.Inset(3)) && !slices.ContainsFunc(taken, func(other image.Rectangle) bool { return box.Overlaps(other) })
		if free {
			return box, true
		}
	}
	return image.Rectangle{}, false
}
