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

// ranked is a row and how far it is.
type ranked struct {
	distance geo.Metres
	row      int32
}

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
	beyond := radius
	if len(nearest) >= limit {
		nearest = nearest[:limit]
		beyond = min(radius, nearest[limit-1].distance)
	}
	if beyond > c.sure(p, c.reach) {
		return found, false
	}
	for _, n := range nearest {
		found = append(found, place.Found{Distance: n.distance})
		f := &found[len(found)-1]
		f.Category = c.category
		c.rows.unpack(int(n.row), &f.Place)
	}
	return found, true
}

// rank measures every row within radius and puts the nearest first.
func (c *Cell) rank(nearest []ranked, p geo.WGS84, radius geo.Metres) []ranked {
	for i, at := range c.rows.at {
		if d := distance(p, at); d <= radius {
			nearest = append(nearest, ranked{d, int32(i)})
		}
	}
	slices.SortFunc(nearest, func(a, b ranked) int {
		if gap := a.distance - b.distance; gap < -2*geo.ShortError || gap > 2*geo.ShortError {
			return cmp.Compare(gap, 0)
		}
		// Too close to call: as PostGIS measures them.
		return cmp.Or(
			cmp.Compare(karney(p, c.rows.at[a.row]), karney(p, c.rows.at[b.row])),
			cmp.Compare(c.rows.ids[a.row], c.rows.ids[b.row]),
		)
	})
	return nearest
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
