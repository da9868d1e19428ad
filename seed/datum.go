package seed

import (
	"slices"
	"strconv"
	"strings"

	"nearby/geo"
)

// datumWords are what headers call the datums, the longer word first. They
// stand before or behind the name of the coordinate: wgs84_lat, 经度_84,
// GCJ02坐标, lng(bd09). Plain "GPS" is not among them: people call any pair so.
var datumWords = []struct {
	word  string
	datum geo.Datum
}{
	{"wgs1984", geo.DatumWGS84},
	{"wgs84", geo.DatumWGS84},
	{"wgs", geo.DatumWGS84},
	{"84", geo.DatumWGS84},
	{"gcj02ll", geo.DatumGCJ02},
	{"gcj02", geo.DatumGCJ02},
	{"gcj", geo.DatumGCJ02},
	{"火星", geo.DatumGCJ02},
	{"高德", geo.DatumGCJ02},
	{"amap", geo.DatumGCJ02},
	{"腾讯", geo.DatumGCJ02},
	{"tencent", geo.DatumGCJ02},
	{"bd09ll", geo.DatumBD09},
	{"bd09", geo.DatumBD09},
	{"百度", geo.DatumBD09},
	{"baidu", geo.DatumBD09},
	{"bd", geo.DatumBD09},
}

// coordinate is what a header says about a column of coordinates.
type coordinate struct {
	column int
	field  field
	key    string // without the datum
	rank   int    // in the field's keys, 0 is best
	datum  geo.Datum
}

var brackets = strings.NewReplacer("(", "", ")", "", "[", "", "]", "")

// parseCoordinate reads a header key; false for any other column.
func parseCoordinate(key string) (coordinate, bool) {
	if c, ok := plainCoordinate(key); ok {
		return c, true
	}
	key = brackets.Replace(key)
	for _, w := range datumWords {
		rest, ok := strings.CutPrefix(key, w.word)
		if !ok {
			rest, ok = strings.CutSuffix(key, w.word)
		}
		if c, known := plainCoordinate(rest); ok && known {
			c.datum = w.datum
			return c, true
		}
	}
	return coordinate{}, false
}

func plainCoordinate(key string) (coordinate, bool) {
	c, known := coordinateKeys[key]
	return c, known
}

// coordinateKeys are the headers of coordinates that say no datum.
var coordinateKeys = func() map[string]coordinate {
	known := make(map[string]coordinate)
	for _, f := range []field{fieldLat, fieldLng, fieldLocation} {
		for rank, key := range fieldTable[f].keys {
			known[key] = coordinate{field: f, key: key, rank: rank}
		}
	}
	return known
}()

// coordinates are the columns whose headers name coordinates, best first.
func (l *layout) coordinates() []coordinate {
	var found []coordinate
	for i, key := range l.keys {
		if c, ok := parseCoordinate(key); ok && !l.taken(i) {
			c.column = i
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b coordinate) int { return a.rank - b.rank })
	return found
}

// locate finds the columns of the coordinates and their datum. Of several pairs
// it takes the one on the datum that --crs states, else the one on WGS-84.
func (l *layout) locate(flag geo.Datum) error {
	order := []geo.Datum{geo.DatumWGS84, geo.DatumGCJ02, geo.DatumBD09, 0}
	if flag != 0 {
		order = append([]geo.Datum{flag, 0}, order...)
	}
	found := l.coordinates()
	for _, d := range order {
		if l.choose(found, d) {
			return l.settle(flag)
		}
	}
	if l.header == nil {
		return usagef("say which columns hold the coordinates, as there is no header: " +
			"--map lat=NUMBER,lng=NUMBER or --map location=NUMBER")
	}
	return usagef("no columns hold the coordinates; the header is %s: say which ones with "+
		"--map lat=COLUMN,lng=COLUMN or --map location=COLUMN", l.list())
}

// choose takes the columns that --map names and, for the others, those whose
// headers state d; false if that makes neither a pair nor a location.
func (l *layout) choose(found []coordinate, d geo.Datum) bool {
	pick := func(f field) int {
		if l.given[f] {
			return l.column[f]
		}
		i := slices.IndexFunc(found, func(c coordinate) bool { return c.field == f && c.datum == d })
		if i < 0 {
			return none
		}
		return found[i].column
	}
	lat, lng, location := pick(fieldLat), pick(fieldLng), pick(fieldLocation)
	halfGiven := l.given[fieldLat] && lat != none || l.given[fieldLng] && lng != none
	switch {
	case location != none && l.given[fieldLocation]:
		lat, lng = none, none
	case lat != none && lng != none:
		location = none
	case location == none || halfGiven:
		return false
	default:
		lat, lng = none, none
	}
	l.column[fieldLat], l.column[fieldLng], l.column[fieldLocation] = lat, lng, location
	return true
}

// settle decides the datum of the chosen columns. A header that names another
// datum than --crs is a contradiction, unless --map has chosen the column.
func (l *layout) settle(flag geo.Datum) error {
	for _, f := range []field{fieldLat, fieldLng, fieldLocation} {
		i := l.column[f]
		if i == none || l.header == nil {
			continue
		}
		c, _ := parseCoordinate(l.keys[i])
		l.latFirst = l.latFirst || f == fieldLocation && latFirst[c.key]
		switch {
		case c.datum != 0 && flag != 0 && c.datum != flag && !l.given[f]:
			return usagef("--crs says %s, but the header %q says %s: leave --crs out, "+
				"or insist with --map %s=COLUMN", flag, l.header[i], c.datum, f)
		case c.datum != 0 && l.datum != 0 && c.datum != l.datum && flag == 0:
			return usagef("the columns of the coordinates are on two datums, %s and %s: "+
				"choose others with --map", l.datum, c.datum)
		case c.datum != 0 && l.datum == 0:
			l.datum, l.datumWhy = c.datum, "header "+strconv.Quote(l.header[i])
		case statedWGS84[c.key] && l.datum == 0:
			l.datum = geo.DatumWGS84
			l.datumWhy = "header " + strconv.Quote(l.header[i]) + ", by its specification"
		}
	}
	switch {
	case flag != 0:
		l.datum, l.datumWhy = flag, "--crs"
	case l.datum == 0 && l.assumed.datum != 0:
		l.datum, l.datumWhy = l.assumed.datum, l.assumed.why
	case l.datum == 0:
		why := l.assumed.why
		if why == "" {
			why = "nothing says on which datum the coordinates are, and the numbers cannot tell"
		}
		return usagef("%s (a mistake is half a kilometre): give --crs wgs84 (GPS, OpenStreetMap), "+
			"gcj02 (AMap, Tencent) or bd09 (Baidu)", why)
	}
	return nil
}

// assumption is a datum that a format or a profile stands for, and why; without a
// datum why it cannot.
type assumption struct {
	datum geo.Datum
	why   string
}
