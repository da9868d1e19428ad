package ground

import (
	"cmp"
	"math"
	"slices"
)

// house is one address of a street.
type house struct {
	at     Point
	number float64
}

// compare orders streets by how well they are known.
func (s Street) compare(other Street) int {
	return cmp.Or(cmp.Compare(other.Houses, s.Houses), cmp.Compare(s.Name, other.Name))
}

// fit lays a straight line through the houses of a street, and tells whether they show
// one: near enough to it, and in the order of their numbers.
func fit(houses []house) (s Street, clear bool) {
	all := len(houses)
	if all < fewest {
		return Street{}, false
	}
	l := lineOf(houses)
	for range rounds {
		most := max(2*l.scatter(houses), scatter)
		fitting := slices.DeleteFunc(slices.Clone(houses), func(h house) bool { return math.Abs(l.aside(h.at)) > most })
		if len(fitting) == len(houses) {
			break
		}
		houses = fitting
		l = lineOf(houses)
	}
	if len(houses) < fewest || float64(len(houses)) < share*float64(all) {
		return Street{}, false
	}
	from, to := l.ends(houses)
	s = Street{From: l.point(from), To: l.point(to), Houses: len(houses), Scatter: l.scatter(houses)}
	return s, s.Scatter <= scatter && to-from >= shortest && l.correlates(houses)
}

// line is one through a point in a direction.
type line struct{ through, along Point }

// lineOf is the line from which the houses are least far (total least squares).
func lineOf(houses []house) line {
	n := float64(len(houses))
	var l line
	for _, h := range houses {
		l.through.X += h.at.X / n
		l.through.Y += h.at.Y / n
	}
	var xx, xy, yy float64
	for _, h := range houses {
		x, y := h.at.X-l.through.X, h.at.Y-l.through.Y
		xx, xy, yy = xx+x*x, xy+x*y, yy+y*y
	}
	l.along.Y, l.along.X = math.Sincos(math.Atan2(2*xy, xx-yy) / 2)
	return l
}

// on is how far along the line a point lies, aside how far to its side.
func (l line) on(p Point) float64 {
	return (p.X-l.through.X)*l.along.X + (p.Y-l.through.Y)*l.along.Y
}

func (l line) aside(p Point) float64 {
	return (p.Y-l.through.Y)*l.along.X - (p.X-l.through.X)*l.along.Y
}

func (l line) point(on float64) Point {
	return Point{l.through.X + on*l.along.X, l.through.Y + on*l.along.Y}
}

// ends are the first and the last of the houses along the line.
func (l line) ends(houses []house) (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	for _, h := range houses {
		from, to = min(from, l.on(h.at)), max(to, l.on(h.at))
	}
	return from, to
}

// scatter is how far houses lie to the side, the root of the mean square.
func (l line) scatter(houses []house) float64 {
	var sum float64
	for _, h := range houses {
		sum += l.aside(h.at) * l.aside(h.at)
	}
	return math.Sqrt(sum / float64(len(houses)))
}

// correlates tells whether the numbers grow or shrink along the line (Pearson).
func (l line) correlates(houses []house) bool {
	var mean float64
	for _, h := range houses {
		mean += h.number / float64(len(houses))
	}
	var both, numbers, ways float64
	for _, h := range houses {
		number, way := h.number-mean, l.on(h.at) // whose mean is zero
		both, numbers, ways = both+number*way, numbers+number*number, ways+way*way
	}
	return math.Abs(both) >= correlation*math.Sqrt(numbers*ways) && both != 0
}
