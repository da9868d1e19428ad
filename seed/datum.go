package seed

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nearby/geo"
	"nearby/seed/fault"
	"nearby/seed/geometry"
	"nearby/seed/table"
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
	{"bd09mc", geo.DatumBD09},
	{"bd09ll", geo.DatumBD09},
	{"bd09", geo.DatumBD09},
	{"百度", geo.DatumBD09},
	{"baidu", geo.DatumBD09},
	{"bd", geo.DatumBD09},
}

// datums are those that headers may state, the best first, and none.
var datums = []geo.Datum{geo.DatumWGS84, geo.DatumGCJ02, geo.DatumBD09, 0}

// coordinate is what a header says about a column of coordinates.
type coordinate struct {
	column int
	field  field
	key    string // without the datum
	rank   int    // in the field's keys, 0 is best
	datum  geo.Datum
}

// datumsAlone are the datums that a header may name and nothing else.
var datumsAlone = map[string]geo.Datum{"wgs84": geo.DatumWGS84, "gcj02": geo.DatumGCJ02, "bd09": geo.DatumBD09}

// between are what stands between the names of two coordinates in one header.
var between = strings.NewReplacer("・", "", "/", "", "、", "", "&", "", "+", "", "|", "", "和", "", "與", "", "与", "")

var brackets = strings.NewReplacer("(", "", ")", "", "[", "", "]", "")

// parseCoordinate reads a header key; false for any other column.
func parseCoordinate(key string) (coordinate, bool) {
	if c, ok := plainCoordinate(key); ok {
		return c, true
	}
	// Location (lat, long)
	if word, order, found := strings.Cut(strings.TrimSuffix(key, ")"), "("); found && orders[order] != OrderAuto {
		if c, ok := plainCoordinate(word); ok && c.field == fieldLocation {
			return plainCoordinate(order)
		}
	}
	if both := between.Replace(key); orders[both] != OrderAuto { // 緯度・経度
		return plainCoordinate(both)
	}
	key = brackets.Replace(key)
	if datum, alone := datumsAlone[key]; alone {
		return coordinate{field: fieldLocation, key: "location", datum: datum, rank: len(fieldTable[fieldLocation].keys)}, true
	}
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
	for _, f := range locating {
		for rank, key := range fieldTable[f].keys {
			known[key] = coordinate{field: f, key: key, rank: rank}
		}
	}
	return known
}()

// coordinates are the columns whose headers name coordinates, best first.
func (c *columns) coordinates() []coordinate {
	var found []coordinate
	for i, key := range c.keys {
		if named, ok := parseCoordinate(key); ok && !c.taken(i) {
			named.column = i
			found = append(found, named)
		}
	}
	for _, f := range []field{fieldLat, fieldLng} {
		if !c.given[f] && !slices.ContainsFunc(found, func(x coordinate) bool { return x.field == f || x.field == fieldLocation }) {
			if i := c.resemble(f); i != table.None {
				found = append(found, coordinate{column: i, field: f})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b coordinate) int { return a.rank - b.rank })
	return found
}

// location says where in a row a place is, and on which datum.
type location struct {
	datum geo.Datum
	why   string
	order Order // of two numbers in one cell
	// degrees converts from metres; nil where the file has degrees.
	degrees func(east, north float64) (lat, lng float64)
}

// unprojected is a pair in degrees, whatever the file has.
func (l location) unprojected(p geometry.Pair) geometry.Pair {
	if l.degrees == nil || onGlobe(p) {
		return p
	}
	lat, lng := l.degrees(p.Lng, p.Lat)
	return geometry.Pair{Lat: lat, Lng: lng}
}

// statement is a datum and who says it; without a datum why nobody can.
type statement struct {
	datum geo.Datum
	why   string
}

// locate finds the columns of the coordinates and their datum. Of several pairs
// it takes the one on the datum that --crs states, else the one on WGS-84. The
// format's word comes before that of a header, the profile's behind it.
func (c *columns) locate(flag geo.Datum, format, profile statement) (location, error) {
	order := datums
	if flag != 0 {
		order = append([]geo.Datum{flag, 0}, order...)
	}
	found := c.coordinates()
	if slices.ContainsFunc(order, func(d geo.Datum) bool { return c.choose(found, d) }) {
		return c.stated(flag, format, profile)
	}
	if c.header == nil {
		return location{}, fault.Usagef("say which columns hold the coordinates, as there is no header: " +
			"--map lat=NUMBER,lng=NUMBER or --map location=NUMBER")
	}
	return location{}, fault.Usagef("no columns hold the coordinates; the header is %s: say which ones with "+
		"--map lat=COLUMN,lng=COLUMN or --map location=COLUMN", c.list())
}

// choose takes the columns that --map names and, for the others, those whose
// headers state d; false if that makes neither a pair nor a location.
func (c *columns) choose(found []coordinate, d geo.Datum) bool {
	pick := func(f field) int {
		if c.given[f] {
			return c.at[f]
		}
		i := slices.IndexFunc(found, func(x coordinate) bool { return x.field == f && x.datum == d })
		if i < 0 {
			return table.None
		}
		return found[i].column
	}
	lat, lng, location := pick(fieldLat), pick(fieldLng), pick(fieldLocation)
	halfGiven := c.given[fieldLat] && lat != table.None || c.given[fieldLng] && lng != table.None
	switch {
	case location != table.None && c.given[fieldLocation]:
		lat, lng = table.None, table.None
	case lat != table.None && lng != table.None:
		location = table.None
	case location == table.None || halfGiven:
		return false
	default:
		lat, lng = table.None, table.None
	}
	c.at[fieldLat], c.at[fieldLng], c.at[fieldLocation] = lat, lng, location
	return true
}

// stated decides the datum of the chosen columns by who says one. A header that names
// another datum than --crs is a contradiction, unless --map has chosen the column.
func (c *columns) stated(flag geo.Datum, format, profile statement) (location, error) {
	l, err := c.statedByHeader(flag)
	switch {
	case err != nil:
		return l, err
	case flag != 0:
		l.datum, l.why = flag, "--crs"
	case format.datum != 0:
		l.datum, l.why = format.datum, format.why
	case l.datum == 0 && profile.datum != 0:
		l.datum, l.why = profile.datum, profile.why
	case l.datum == 0:
		return l, fault.Usagef("%s (a mistake is half a kilometre): give --crs wgs84 (GPS, OpenStreetMap), "+
			"gcj02 (AMap, Tencent) or bd09 (Baidu)", cmp.Or(profile.why,
			"nothing says on which datum the coordinates are, and the numbers cannot tell"))
	}
	return l, nil
}

// statedByHeader is the datum that the headers of the chosen columns state.
func (c *columns) statedByHeader(flag geo.Datum) (l location, err error) {
	for _, f := range locating {
		i := c.at[f]
		if i == table.None || c.header == nil {
			continue
		}
		header := strconv.Quote(c.header[i])
		says, _ := parseCoordinate(c.keys[i])
		switch {
		case says.datum != 0 && flag != 0 && says.datum != flag && !c.given[f]:
			return l, fault.Usagef("--crs says %s, but the header %s says %s: leave --crs out, "+
				"or insist with --map %s=COLUMN", flag, header, says.datum, f)
		case says.datum != 0 && l.datum != 0 && says.datum != l.datum && flag == 0:
			return l, fault.Usagef("the columns of the coordinates are on two datums, %s and %s: "+
				"choose others with --map", l.datum, says.datum)
		case says.datum != 0 && l.datum == 0:
			l.datum, l.why = says.datum, "header "+header
		case statedWGS84[says.key] && l.datum == 0:
			l.datum, l.why = geo.DatumWGS84, "header "+header+", by its specification"
		}
	}
	return l, nil
}
