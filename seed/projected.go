package seed

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nearby/geo"
	"nearby/seed/fault"
	"nearby/seed/geometry"
)

// projection is a way in which numbers that are no degrees say where a place is.
type projection struct {
	name       string
	epsg       string     // for ogr2ogr; "" for degrees times a power of ten
	east       [2]float64 // the range of the eastings
	north      [2]float64
	times      float64  // degrees times this
	words      []string // in headers, that say it is this one
	countries  []string // where it is used; none for everywhere
	degrees    func(east, north float64) (lat, lng float64)
	datums     []geo.Datum // on which it is read, where degrees is set
	takenAsIs  bool        // it is converted, not only named
	notHeaders []string    // words in headers that speak against it
	witnessed  bool        // only where rows say that they are there
	northFirst bool        // x is the northing
	asNamed    bool        // only where a header names it
	letters    bool        // it is converted where letters stand beside all numbers, else only named
}

// metresWords are in headers of metres.
var metresWords = []string{"easting", "northing", "osgb", "utm", "twd", "mercator", "metres", "meters"}

// projections are those that operators' files have, with the ranges that the
// registry of EPSG gives them. Any number of them may fit.
var projections = []projection{
	{
		name: "Web Mercator (EPSG:3857)", epsg: "3857", east: [2]float64{-20037509, 20037509}, north: [2]float64{-20048967, 20048967},
		words: []string{"mercator", "3857", "900913", "墨卡托"}, degrees: geo.FromWebMercator,
		datums: []geo.Datum{0, geo.DatumWGS84, geo.DatumGCJ02}, takenAsIs: true, notHeaders: []string{"easting", "northing", "osgb", "utm", "twd"},
	},
	{
		name: "Baidu's metres (bd09mc)", east: [2]float64{-20037726, 20037726}, north: [2]float64{-12474104, 12474104},
		words: []string{"bd09mc", "baidumc", "百度墨卡托"}, degrees: geo.FromBaiduMetres, countries: []string{"CN", "HK", "MO", "TW"},
		datums: []geo.Datum{0, geo.DatumBD09}, takenAsIs: true, notHeaders: []string{"easting", "northing", "osgb", "utm", "twd"},
	},
	{
		name: "the British National Grid (EPSG:27700)", epsg: "27700", east: [2]float64{0, 700000}, north: [2]float64{0, 1300000},
		words: []string{"osgb", "27700", "britishgrid"}, countries: []string{"GB"},
	},
	{
		name: "TWD97 with the meridian 121 (EPSG:3826)", epsg: "3826", east: [2]float64{140000, 360000}, north: [2]float64{2400000, 2830000},
		words: []string{"3826", "twd97"}, countries: []string{"TW"}, notHeaders: []string{"twd97119"},
	},
	{
		name: "TWD97 with the meridian 119, of Penghu, Kinmen and Matsu (EPSG:3825)", epsg: "3825", east: [2]float64{180000, 420000}, north: [2]float64{2500000, 2930000},
		words: []string{"3825", "twd97"}, countries: []string{"TW"}, notHeaders: []string{"twd97121"},
	},
	{
		name: "UTM of a zone ZZ (EPSG:326ZZ)", epsg: "326ZZ", east: [2]float64{100000, 900000}, north: [2]float64{0, 10000000},
		words: []string{"utm"},
	},
	{
		name: "Lambert-93 (EPSG:2154)", epsg: "2154", east: [2]float64{0, 1300000}, north: [2]float64{6000000, 7200000},
		words: []string{"2154", "lambert", "l93"}, countries: []string{"FR"},
	},
	{
		name: "Gauss-Krüger on CGCS2000 in zones of 3°, the zone ZZ before the easting (EPSG:45NN, NN = ZZ - 12)", epsg: "45NN",
		east: [2]float64{25000000, 45999999}, north: [2]float64{1500000, 6000000},
		words: []string{"cgcs2000", "2000坐标", "高斯", "gauss", "横坐标"}, countries: []string{"CN"},
	},
	{
		name: "Gauss-Krüger on CGCS2000 in zones of 6°, the zone ZZ before the easting (EPSG:44NN, NN = ZZ + 78)", epsg: "44NN",
		east: [2]float64{16000000, 23999999}, north: [2]float64{1500000, 6000000},
		words: []string{"cgcs2000", "2000坐标", "高斯", "gauss", "横坐标"}, countries: []string{"CN"},
	},
	{
		name: "Gauss-Krüger on CGCS2000 in zones of 3°, without the zone (EPSG:4534 for the meridian 75 to EPSG:4554 for 135)", epsg: "45NN",
		east: [2]float64{250000, 750000}, north: [2]float64{1500000, 6000000},
		words: []string{"cgcs2000", "2000坐标", "高斯", "gauss", "横坐标"}, countries: []string{"CN"}, witnessed: true,
	},
	{
		name: "Hong Kong's grid, HK1980 (EPSG:2326)", epsg: "2326", east: [2]float64{793000, 871000}, north: [2]float64{799000, 849000},
		words: []string{"hk1980", "hk80", "2326"}, countries: []string{"HK"},
	},
	{
		name: "TWD67 with the meridian 121 (EPSG:3828)", epsg: "3828", east: [2]float64{140000, 360000}, north: [2]float64{2400000, 2830000},
		words: []string{"3828", "twd67", "x67", "y67", "67x", "67y"}, countries: []string{"TW"}, asNamed: true,
	},
	{
		name: "Singapore's grid, SVY21 (EPSG:3414)", epsg: "3414", east: [2]float64{2000, 55000}, north: [2]float64{15000, 51000},
		words: []string{"svy21", "3414"}, countries: []string{"SG"}, witnessed: true,
	},
	{
		name: "Germany's Gauss-Krüger, the zone Z before the easting (EPSG:3146N, N = Z + 4)", epsg: "3146N",
		east: [2]float64{2400000, 5700000}, north: [2]float64{5200000, 6150000},
		words: []string{"rechtswert", "hochwert", "gauss", "dhdn", "gk3", "gkr", "3146"}, countries: []string{"DE"}, asNamed: true,
	},
	{
		name: "the Swiss grid LV95 (EPSG:2056)", epsg: "2056", east: [2]float64{2480000, 2840000}, north: [2]float64{1070000, 1300000},
		words: []string{"lv95", "2056", "ch1903+"}, countries: []string{"CH", "LI"},
	},
	{
		name: "the old Swiss grid LV03 (EPSG:21781)", epsg: "21781", east: [2]float64{480000, 840000}, north: [2]float64{70000, 300000},
		words: []string{"lv03", "21781"}, countries: []string{"CH", "LI"},
	},
	{
		name: "the Dutch grid RD (EPSG:28992)", epsg: "28992", east: [2]float64{0, 300000}, north: [2]float64{300000, 630000},
		words: []string{"28992", "rdx", "rdy", "xrd", "yrd", "rijksdriehoek"}, countries: []string{"NL"},
	},
	{
		name: "Korea's middle belt (EPSG:5174 of the licence data, EPSG:5181 or EPSG:5186 of newer ones)", epsg: "5174",
		east: [2]float64{100000, 550000}, north: [2]float64{-10000, 700000}, words: []string{"좌표정보", "5174", "5181", "5186", "tm좌표"}, countries: []string{"KR"}, witnessed: true,
	},
	{
		name: "Korea's UTM-K (EPSG:5179)", epsg: "5179", east: [2]float64{700000, 1400000}, north: [2]float64{1350000, 2100000},
		words: []string{"5179", "utmk"}, countries: []string{"KR"}, witnessed: true,
	},
	{
		name: "one of Japan's plane rectangular zones, whose X is the northing (JGD2011, EPSG:6669 for zone 1 to EPSG:6687 for zone 19)", epsg: "66NN",
		east: [2]float64{-200000, 200000}, north: [2]float64{-300000, 400000},
		words: []string{"平面直角", "jgd2011", "jgd2000"}, countries: []string{"JP"}, witnessed: true, northFirst: true,
	},
	scaled(1e5), scaled(1e6), scaled(1e7),
	runTogether(ddmm, "degrees and minutes run together (DDMM.mmm)"),
	runTogether(ddmmss, "degrees, minutes and seconds run together (DDMMSS)"),
}

// scaled are degrees times a power of ten.
func scaled(times float64) projection {
	return projection{
		name: fmt.Sprintf("degrees times %.0f", times), times: times, notHeaders: metresWords,
		east: [2]float64{-180 * times, 180 * times}, north: [2]float64{-90 * times, 90 * times},
		degrees: func(east, north float64) (lat, lng float64) { return north / times, east / times },
		datums:  []geo.Datum{0, geo.DatumWGS84, geo.DatumGCJ02, geo.DatumBD09},
	}
}

// unproject finds out what the numbers are when most of them are no degrees. One
// reading that is converted is taken with a warning; otherwise every reading that fits
// is named, with what to do about each, and none is taken.
func (m *meaning) unproject(rows []sighting) error {
	off := slices.DeleteFunc(slices.Clone(rows), func(s sighting) bool { return s.two.degrees() })
	if len(rows) < fewest && !lettered(rows) || 2*len(off) <= len(rows) {
		return nil
	}
	fitting := m.fitting(off)
	switch {
	case len(fitting) == 0:
		return m.northFirst(off)
	case len(fitting) == 1 && (fitting[0].takenAsIs || fitting[0].letters && lettered(off)):
		m.take(fitting[0], off)
		return nil
	}
	return m.nameProjections(fitting, off[0])
}

// take converts the numbers, and says so.
func (m *meaning) take(p projection, rows []sighting) {
	m.location.degrees = p.degrees
	what := "metres of a projection, " + p.name
	if p.letters {
		what = p.name
	}
	m.table.Warnings = append(m.table.Warnings, fault.Warning{Code: "projected", Rows: int64(len(rows)), Text: fmt.Sprintf(
		"the coordinates are %s, and were converted: %q is %s", what, fault.Brief(rows[0].name), described(p.point(rows[0])))})
}

// northFirst names the projections that the numbers can be in the other way round:
// surveyors call the northing x. If there is none, each row is judged by itself.
func (m *meaning) northFirst(rows []sighting) error {
	turned := slices.Clone(rows)
	for i := range turned {
		turned[i].at = exchanged(rows[i])
	}
	fitting := slices.DeleteFunc(m.fitting(turned), func(p projection) bool { return p.epsg == "" || p.takenAsIs })
	if len(fitting) == 0 {
		return nil
	}
	for i := range fitting {
		fitting[i].northFirst = !fitting[i].northFirst
	}
	return m.nameProjections(fitting, turned[0])
}

// fitting are the projections that nearly all rows can be in, and, if headers name some
// of them, those alone.
func (m *meaning) fitting(rows []sighting) []projection {
	headers := m.keyOf(fieldLocation) + " " + m.keyOf(fieldLat) + " " + m.keyOf(fieldLng)
	has := func(word string) bool { return strings.Contains(headers, word) }
	var all, named, withLetters []projection
	for _, p := range projections {
		says := slices.ContainsFunc(p.words, has)
		if !p.fits(rows, m.location.datum) || slices.ContainsFunc(p.notHeaders, has) || p.asNamed && !says {
			continue
		}
		all = append(all, p)
		if says {
			named = append(named, p)
		}
		if p.letters {
			withLetters = append(withLetters, p)
		}
	}
	switch {
	case len(named) > 0:
		return named
	case len(withLetters) > 0 && lettered(rows):
		return withLetters
	default:
		return all
	}
}

// fits tells whether nine in ten rows can be in a projection: in its range, where it is
// used, and, where their degrees are known, on land.
func (p projection) fits(rows []sighting, datum geo.Datum) bool {
	if p.degrees != nil && !slices.Contains(p.datums, datum) {
		return false
	}
	fit := 0
	for _, row := range rows {
		if p.holds(row) {
			fit++
		}
	}
	return 10*fit >= 9*len(rows)
}

func (p projection) holds(row sighting) bool {
	east, north := row.at.Lng, row.at.Lat
	switch {
	case east < p.east[0] || east > p.east[1] || north < p.north[0] || north > p.north[1]:
		return false
	case p.times != 0 && !row.two.integers:
		return false
	case p.degrees == nil:
		return len(p.countries) == 0 || len(row.within) == 0 && !p.witnessed || meet(p.countries, row.within)
	}
	countries := countriesOf(p.point(row))
	return len(countries) > 0 && (len(row.within) == 0 || meet(countries, row.within)) &&
		(len(p.countries) == 0 || meet(countries, p.countries))
}

func (p projection) point(row sighting) geometry.Pair {
	lat, lng := p.degrees(row.at.Lng, row.at.Lat)
	return geometry.Pair{Lat: lat, Lng: lng}
}

// nameProjections says what the numbers can be, and how to make degrees of each.
func (m *meaning) nameProjections(fitting []projection, first sighting) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s and %s of %q are no degrees. They can be:", number(first.at.Lng), number(first.at.Lat), fault.Brief(first.name))
	for _, p := range fitting {
		fmt.Fprintf(&b, "\n  %s", p.name)
		if p.degrees != nil {
			fmt.Fprintf(&b, ", then it is %s", described(p.point(first)))
		}
		fmt.Fprintf(&b, ": %s", m.conversion(p))
	}
	return &fault.Usage{Reason: b.String()}
}

// conversion is the command that makes degrees of a file.
func (m *meaning) conversion(p projection) string {
	switch {
	case p.letters:
		return "write N or S and E or W behind the numbers, as 311349N and 1212830E"
	case p.times != 0 && m.at[fieldLat] >= 0:
		return fmt.Sprintf(`awk -F '%c' -v OFS='%c' -v CONVFMT=%%.7f 'NR>1{$%d=$%d/%.0f"";$%d=$%d/%.0f""}1' FILE > degrees.csv`,
			m.table.Delimiter, m.table.Delimiter, m.at[fieldLat]+1, m.at[fieldLat]+1, p.times, m.at[fieldLng]+1, m.at[fieldLng]+1, p.times)
	case p.times != 0:
		return fmt.Sprintf("divide them by %.0f", p.times)
	case p.epsg == "":
		return "load it with --crs bd09"
	case m.at[fieldLat] >= 0:
		x, y := m.columnName(fieldLng), m.columnName(fieldLat)
		if p.northFirst {
			x, y = y, x
		}
		return fmt.Sprintf("ogr2ogr -f CSV -lco GEOMETRY=AS_XY -oo X_POSSIBLE_NAMES=%q -oo Y_POSSIBLE_NAMES=%q -s_srs EPSG:%s -t_srs EPSG:4326 degrees.csv FILE, "+
			"then --map lng=X,lat=Y", x, y, p.epsg)
	default:
		return fmt.Sprintf("ogr2ogr -f GeoJSON -s_srs EPSG:%s -t_srs EPSG:4326 degrees.geojson FILE", p.epsg)
	}
}

// number is one as the file has it.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
