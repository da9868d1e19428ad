package seed

import (
	"fmt"
	"slices"

	"nearby/plural"
	"nearby/seed/fault"
	"nearby/seed/table"
)

// widestPlace is how many metres an area may measure, from corner to corner of its box, to
// be a place although its row says no category: a stadium or a mall has some hundred, the
// smallest districts of cities about two thousand.
const widestPlace = 2000

// regionKeys are the headers of what files of districts, provinces and the like hold:
// OpenStreetMap's, geoBoundaries', GADM's, DataV's, Natural Earth's, the UN's (COD-AB), and
// those of the statistical offices of the EU, Taiwan, Japan, Korea and the USA.
var regionKeys = []string{
	"boundary", "adminlevel", "shapegroup", "shapeiso", "gid0", "gid1", "gid2", "childrennum", "subfeatureindex", "isoa3", "admina3",
	"adm0pcode", "adm1pcode", "adm2pcode", "nutsid", "countyid", "towncode", "villcode", "n03001", "n03007", "ctprvncd", "sigcd", "emdcd",
	"statefp", "countyfp",
}

// saysRegion tells a row with a value in a column that files of districts have.
func (m *meaning) saysRegion(fields []string) bool {
	return slices.ContainsFunc(regionKeys, func(key string) bool {
		i := slices.Index(m.keys, key)
		return i >= 0 && i < len(fields) && table.Clean(fields[i]) != ""
	})
}

// areas are rows that were taken for places although they are areas of which nothing says
// what they are.
type areas struct {
	rows   int64
	widest float64 // metres
	name   string  // of the widest
}

func (a *areas) add(name string, across float64) {
	a.rows++
	if across > a.widest {
		a.widest, a.name = across, name
	}
}

func (a *areas) warning() fault.Warning {
	return fault.Warning{Code: "areas", Rows: a.rows, Text: fmt.Sprintf(plural.Count(a.rows,
		"is an area and was taken for a place at its middle, although its row does not say what it is: %q, which is %.0f m wide",
		"are areas and were taken for places at their middles, although their rows do not say what they are; the widest is %q, of %.0f m"),
		a.name, a.widest)}
}
