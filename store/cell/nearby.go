package cell

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"github.com/tidwall/geodesic"

	"nearby/geo"
	"nearby/place"
)

// ranked is a row behind how far it is, in steps of rankStep: numbers sort faster
// than anything else.
type ranked uint64

const (
	rankStep     = geo.ShortError // half round the earth are 2e11 of them, in 48 bits
	rankRowBits  = 16             // a cell has MaxSpots rows at most
	rankTooClose = 3              // steps, within which two may be the other way round
)

func rankOf(distance geo.Metres, row int) ranked {
	return ranked(distance/rankStep)<<rankRowBits | ranked(row)
}

func (r ranked) row() int { return int(r & (1<<rankRowBits - 1)) }

// steps is the distance, rounded down.
func (r ranked) steps() uint64 { return uint64(r >> rankRowBits) }

// ranking is memory to rank in, used again and again.
var ranking = sync.Pool{New: func() any { return new([]ranked) }}

// AppendNearby appends the limit places nearest to p within radius, nearest first,
// as ST_Distance has them to a millimetre, equal distances by id; the bearings are
// left to whoever shows them. ok is false, and nothing is appended, when the cell
// cannot tell.
func (c *Cell) AppendNearby(
	found []place.Found, p geo.WGS84, radius geo.Metres, limit int,
) (_ []place.Found, ok bool) {
	memory := ranking.Get().(*[]ranked)
	defer ranking.Put(memory)
	nearest := c.rank((*memory)[:0], p, radius)
	*memory = nearest
	if len(nearest) > limit {
		nearest = nearest[:limit]
	}
	beyond := radius
	if len(nearest) == limit {
		beyond = min(radius, distance(p, c.rows.at[nearest[limit-1].row()]))
	}
	if beyond > c.sure(p, c.reach) {
		return found, false
	}
	for _, n := range nearest {
		row := n.row()
		found = append(found, place.Found{Distance: distance(p, c.rows.at[row])})
		f := &found[len(found)-1]
		f.Category = c.category
		c.rows.unpack(row, &f.Place)
	}
	return found, true
}

// rank measures every row within radius and puts the nearest first.
func (c *Cell) rank(nearest []ranked, p geo.WGS84, radius geo.Metres) []ranked {
	for i, at := range c.rows.at {
		if d := distance(p, at); d <= radius {
			nearest = append(nearest, rankOf(d, i))
		}
	}
	slices.Sort(nearest)
	// Those too close to call are measured as PostGIS does.
	for from := 0; from < len(nearest); {
		to := from + 1
		for to < len(nearest) && nearest[to].steps()-nearest[to-1].steps() <= rankTooClose {
			to++
		}
		if to-from > 1 {
			slices.SortFunc(nearest[from:to], c.byGeodesic(p))
		}
		from = to
	}
	return nearest
}

// byGeodesic orders by the distance as PostGIS has it, equal distances by id.
func (c *Cell) byGeodesic(p geo.WGS84) func(a, b ranked) int {
	return func(a, b ranked) int {
		return cmp.Or(
			cmp.Compare(karney(p, c.rows.at[a.row()]), karney(p, c.rows.at[b.row()])),
			cmp.Compare(c.rows.ids[a.row()], c.rows.ids[b.row()]),
		)
	}
}

// distance is that of ST_Distance, to 0.1 mm.
func distance(p, q geo.WGS84) geo.Metres {
	const reach = 0.3 // degrees of latitude that are surely within geo.ShortReach, with as many of longitude
	north, east := math.Abs(p.Lat-q.Lat), math.Abs(p.Lng-q.Lng)
	if north < reach && east < reach && math.Abs(p.Lat) < geo.ShortLatitude-reach {
		return p.Short(q)
	}
	return karney(p, q)
}

// karney is the length of the geodesic by Karney's algorithm (2013), to 10 nm as
// PostGIS gives it: what is that close is equally far (INVMINDIST in its
// geography_measurement.c).
func karney(p, q geo.WGS84) geo.Metres {
	const steps = 1e8
	var metres float64
	geodesic.WGS84.Inverse(p.Lat, p.Lng, q.Lat, q.Lng, &metres, nil, nil)
	return geo.Metres(math.Round(metres*steps) / steps)
}
