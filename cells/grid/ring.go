package grid

import "nearby/geo"

// Ring is what lies around a point, farther than an inner radius if that is above 0 and
// no farther than an outer one. It tells places that are within, and ranks them.
type Ring struct {
	outer, inner disc
	ranking      *ranking
}

// NewRing returns a ring around a point for which [Covers] is true. Free it.
func NewRing(p geo.WGS84, beyond, radius geo.Metres) *Ring {
	r := rankings.Get().(*ranking)
	r.reset(p)
	return &Ring{outer: around(p, radius), inner: around(p, beyond), ranking: r}
}

// Free gives the memory of the ring back.
func (r *Ring) Free() { rankings.Put(r.ranking) }

// Widen lets the ring reach farther; its places stay.
func (r *Ring) Widen(beyond, radius geo.Metres) {
	r.outer, r.inner = around(r.outer.p, radius), around(r.outer.p, beyond)
}

// Touches tells whether any point of the box can be in the ring.
func (r *Ring) Touches(b Box) bool {
	return r.outer.touchesBox(b) && (r.inner.radius == 0 || !r.inner.containsBox(b))
}

// Contains tells that every point of the box is surely in the ring.
func (r *Ring) Contains(b Box) bool {
	return r.outer.containsBox(b) && (r.inner.radius == 0 || !r.inner.touchesBox(b))
}

// Holds tells whether a point is in the ring.
func (r *Ring) Holds(at geo.WGS84) bool {
	return r.outer.holds(at) && (r.inner.radius == 0 || !r.inner.holds(at))
}

// Add takes in a place if it is in the ring.
func (r *Ring) Add(id int64, at geo.WGS84) {
	r.ranking.addOne(&r.outer, &r.inner, located{id, at})
}

// Len is how many places were taken in.
func (r *Ring) Len() int { return len(r.ranking.found) }

// AppendNearest appends the limit nearest of the places that were taken in, nearest
// first, equal distances by id.
func (r *Ring) AppendNearest(hits []Hit, limit int) []Hit {
	return r.ranking.appendNearest(hits, limit)
}

// Names is a set of hashes of names. Free it.
type Names struct{ *names }

// NewNames returns an empty set that may grow to a size.
func NewNames(most int) Names {
	n := Names{nameSets.Get().(*names)}
	n.clear(most)
	return n
}

// Add tells whether the name is new. No more may be added than the set was made for.
func (n Names) Add(name uint64) (isNew bool) { return n.add(name) }

// Free gives the memory of the set back.
func (n Names) Free() { nameSets.Put(n.names) }

// Coarse are the largest squares that a circle around a point for which [Covers] is
// true touches.
func Coarse(p geo.WGS84, radius geo.Metres, category int16) (keys []Key) {
	c := newCover(p, radius, category, func(Key) *Cell { return nil })
	c.level = coarsest
	c.visit(func(*Cell, bool) {}, func(k Key) { keys = append(keys, k) })
	return keys
}

// IsIn tells whether a point is in the square of the key.
func (k Key) IsIn(p geo.WGS84) bool { return At(p, k.Category(), k.Level()) == k }

// Middle is the point in the middle of the square.
func (k Key) Middle() geo.WGS84 {
	s := square{k.Level(), int(k >> rowBits & (1<<columnBits - 1)), int(k & (1<<rowBits - 1))}
	b := s.box()
	return geo.WGS84{Lat: (b.South + b.North) / 2, Lng: (b.West + b.East) / 2}
}
