package geo

import (
	"fmt"
	"slices"
)

// Match is one place as it was read now and as it is known from elsewhere.
type Match struct{ Read, Known WGS84 }

// DatumMismatch is a datum mistake that would explain how places lie off what is
// known of them.
type DatumMismatch struct {
	Mistake  string // "GCJ-02 read as WGS-84"
	Offset   Metres // median, as they were read
	Residual Metres // median, if it was the mistake
	Pairs    int
}

// String is a sentence for the operator.
func (d DatumMismatch) String() string {
	return fmt.Sprintf("these points look like %s: %.0f m median off %d places of the same name, "+
		"%.0f m if that is mended", d.Mistake, float64(d.Offset), d.Pairs, float64(d.Residual))
}

const (
	// minMatches is how many places of one name make an offset more than chance.
	minMatches = 20
	// Offsets below this are not a datum's: branches of a chain, two sides of a
	// street, sloppy geocoding.
	minOffset Metres = 200
)

// mistakes are the ways to read a point on the wrong datum, and what undoes each.
var mistakes = []struct {
	name string
	undo func(WGS84) WGS84
}{
	{"GCJ-02 read as WGS-84", func(p WGS84) WGS84 { return GCJ02(p).WGS84(Mainland) }},
	{"BD-09 read as WGS-84", func(p WGS84) WGS84 { return BD09(p).WGS84(Mainland) }},
	{"BD-09 read as GCJ-02", func(p WGS84) WGS84 { return BD09(p.GCJ02(Mainland)).WGS84(Mainland) }},
	{"WGS-84 read as GCJ-02", func(p WGS84) WGS84 { return WGS84(p.GCJ02(Mainland)) }},
	{"WGS-84 read as BD-09", func(p WGS84) WGS84 { return WGS84(p.BD09(Mainland)) }},
	{"GCJ-02 read as BD-09", func(p WGS84) WGS84 { return GCJ02(p.BD09(Mainland)).WGS84(Mainland) }},
}

// FindDatumMismatch returns the datum mistake that brings places in mainland China onto
// what is known of them, or nil: when there are fewer than 20 pairs, when they do
// not lie off, or when no mistake at least halves how far they do.
func FindDatumMismatch(matches []Match) *DatumMismatch {
	matches = slices.DeleteFunc(slices.Clone(matches), func(m Match) bool { return !Mainland.Shifts(m.Known) })
	offset := medianApart(matches, func(p WGS84) WGS84 { return p })
	if len(matches) < minMatches || offset < minOffset {
		return nil
	}
	var best *DatumMismatch
	for _, m := range mistakes {
		residual := medianApart(matches, m.undo)
		if residual < offset/2 && (best == nil || residual < best.Residual) {
			best = &DatumMismatch{m.name, offset, residual, len(matches)}
		}
	}
	return best
}

// medianApart is the median distance between the two points of the matches, after
// each point that was read is moved.
func medianApart(matches []Match, move func(WGS84) WGS84) Metres {
	if len(matches) == 0 {
		return 0
	}
	apart := make([]Metres, len(matches))
	for i, m := range matches {
		apart[i] = move(m.Read).GreatCircle(m.Known)
	}
	slices.Sort(apart)
	return apart[len(apart)/2]
}
