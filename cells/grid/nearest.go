package grid

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"nearby/geo"
)

// Hit is a place that was found.
type Hit struct {
	ID       int64
	At       geo.WGS84
	Distance geo.Metres // as ST_Distance has it, to 0.1 mm
}

// Search is what is looked for around a point for which [Covers] is true.
type Search struct {
	Origin   geo.WGS84
	Radius   geo.Metres // inclusive
	Beyond   geo.Metres // what is no farther is left out of AppendNearest; 0 leaves out nothing
	Category int16
	Cells    Cells
	// AtLeast is a radius within which cells will be needed anyway: those that are
	// missing are told of all of it, but where it is crowded.
	AtLeast geo.Metres
}

// Missing is why a search could not be answered.
type Missing struct {
	Cells    []Key // of squares whose cells are not there
	Overfull bool  // there are too many places to keep
}

// Complete tells that nothing is missing.
func (m Missing) Complete() bool { return !m.Overfull && len(m.Cells) == 0 }

// add notes what is missing within a radius.
func (m *Missing) add(s Search, radius geo.Metres) {
	c := newCover(s.Origin, radius, s.Category, s.Cells)
	m.Overfull = !c.visit(func(*Cell, bool) {}, func(k Key) { m.Cells = append(m.Cells, k) })
}

// AppendNearest appends the limit nearest places, nearest first, equal distances by
// id. When something is missing, what it appended means nothing.
func (s Search) AppendNearest(hits []Hit, limit int) ([]Hit, Missing) {
	r := rankings.Get().(*ranking)
	defer rankings.Put(r)
	inner := around(s.Origin, s.Beyond)
	for radius := min(s.Beyond+firstRadius, s.Radius); ; {
		r.reset(s.Origin)
		c := newCover(s.Origin, radius, s.Category, s.Cells)
		whole := true
		kept := c.visit(func(one *Cell, _ bool) { r.add(&c.disc, one, &inner) }, func(Key) { whole = false })
		if !kept || len(r.found) > mostRanked {
			return hits, Missing{Overfull: true}
		}
		if !whole {
			needed := radius
			if !c.crowded {
				needed = max(radius, min(s.AtLeast, s.Radius))
			}
			var missing Missing
			if missing.add(s, needed); !missing.Complete() {
				return hits, missing
			}
			continue // what was missing has just come: the same circle again
		}
		if len(r.found) >= limit || radius == s.Radius {
			return r.appendNearest(hits, limit), Missing{}
		}
		radius = s.wider(radius, len(r.found), limit)
	}
}

// firstRadius is where a search begins: in the middle of a city enough.
const firstRadius geo.Metres = 100

// wider is the radius to try next, as large as it must be if places are as dense
// farther out as within this one, and not much larger.
func (s Search) wider(radius geo.Metres, found, limit int) geo.Metres {
	const spare, least, most = 1.3, 1.5, 4
	times := math.Sqrt(spare * float64(limit) / float64(max(found, 1)))
	return min(s.Radius, radius*geo.Metres(max(least, min(times, most))))
}

// ranked is the number of a place behind how far it is, in steps of rankStep:
// numbers sort faster than anything else.
type ranked uint64

const (
	rankStep     = geo.EllipsoidError // 50 km are 5e8 of them
	rankBits     = 24                 // of the number
	mostRanked   = 1<<rankBits - 1
	rankTooClose = 3 // steps, within which two may be the other way round
)

func (r ranked) number() int { return int(r & mostRanked) }

// steps is the distance, rounded down.
func (r ranked) steps() uint64 { return uint64(r >> rankBits) }

// ranking is memory to rank in, used again and again.
type ranking struct {
	p     geo.WGS84
	found []located
	order []ranked
}

var rankings = sync.Pool{New: func() any { return new(ranking) }}

func (r *ranking) reset(p geo.WGS84) { r.p, r.found, r.order = p, r.found[:0], r.order[:0] }

// add measures the places of a cell and takes in those within the disc and not within
// the inner one, which is empty when its radius is 0.
func (r *ranking) add(d *disc, c *Cell, inner *disc) {
	for _, one := range c.places {
		r.addOne(d, inner, one)
	}
}

func (r *ranking) addOne(d, inner *disc, one located) {
	if d.inPlane(one.at) > d.outer || inner.radius > 0 && inner.holds(one.at) {
		return
	}
	if far := distance(d.p, one.at); d.reaches(one.at, far) {
		r.order = append(r.order, ranked(far/rankStep)<<rankBits|ranked(len(r.found)))
		r.found = append(r.found, one)
	}
}

func (r *ranking) appendNearest(hits []Hit, limit int) []Hit {
	slices.Sort(r.order)
	// Those too close to call are measured as PostGIS does.
	for from := 0; from < min(limit, len(r.order)); {
		to := from + 1
		for to < len(r.order) && r.order[to].steps()-r.order[to-1].steps() <= rankTooClose {
			to++
		}
		if to-from > 1 {
			slices.SortFunc(r.order[from:to], r.byGeodesic)
		}
		from = to
	}
	for _, one := range r.order[:min(limit, len(r.order))] {
		found := r.found[one.number()]
		hits = append(hits, Hit{ID: found.id, At: found.at, Distance: distance(r.p, found.at)})
	}
	return hits
}

// byGeodesic orders by the distance as PostGIS has it, equal distances by id.
func (r *ranking) byGeodesic(a, b ranked) int {
	one, other := r.found[a.number()], r.found[b.number()]
	return cmp.Or(
		cmp.Compare(geodesicDistance(r.p, one.at), geodesicDistance(r.p, other.at)),
		cmp.Compare(one.id, other.id),
	)
}
