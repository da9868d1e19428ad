package integration_test

import (
	"encoding/json"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"nearby/internal/sampledata"
	"nearby/store/storetest"
)

// near tells whether a place of this name lies within a kilometre or so.
func (r caseResult) near(name string, lat, lng float64) bool {
	p := r.named(name)
	return p.Name != "" && math.Abs(p.Lat-lat) < 0.01 && math.Abs(p.Lng-lng) < 0.01
}

// What else operators have brought: encodings, orders, projections, formats. Each line ends
// with this code, shows so many places, and says these words.
func TestCasesOfReading(t *testing.T) {
	t.Parallel()
	folder := sampledata.Path(t, "cases/data")
	tests := []struct {
		line   string // ␣ is a space inside of a word
		code   int
		places int
		said   string // with commas between
		is     func(caseResult) bool
	}{
		{"--category restaurant --crs wgs84 --map name=4,lng=7,lat=8 01_encoding_cp949_seoul.csv", 2, 0, "--encoding euc-kr,관광식당", nil},
		{"--category restaurant --crs wgs84 --encoding cp949 --map name=4,lng=7,lat=8 01_encoding_cp949_seoul.csv", 0, 12, "", nil},
		{"--category restaurant --crs wgs84 01_encoding_latin1_german.csv", 2, 0, "windows-1252,Köln", nil},
		{
			"--category restaurant --crs wgs84 --map lng=經度,lat=緯度,address=地址,phone=電話 --encoding big5 01_encoding_big5_no_way_to_load.csv",
			0, 5, "", func(r caseResult) bool { return r.has("鼎泰豐信義店", "restaurant") },
		},
		{
			"--category transit --crs wgs84 --map name=NOM_GARE,location=Geo␣Point 02_latfirst_ods_geo_point.csv", 0, 3, "",
			func(r caseResult) bool { return r.near("Bréguet-Sabin", 48.856, 2.370) },
		},
		{
			"--category restaurant --crs wgs84 --map name=Business␣Name 02_latfirst_socrata_mixed.csv", 0, 6, "",
			func(r caseResult) bool { return r.near("Katz's Delicatessen", 40.722, -73.987) },
		},
		{"--category restaurant 03_swapped_geojson_europe.geojson", 0, 2, "at sea,--order lat,lng", nil},
		{
			"--category restaurant --order lat,lng 03_swapped_geojson_europe.geojson", 0, 2, "",
			func(r caseResult) bool { return r.near("Le Train Bleu", 48.845, 2.374) },
		},
		{
			"--category transit --crs wgs84 06_station_per_line.csv", 0, 1, "2 merged",
			func(r caseResult) bool { return r.named("人民广场").Lines == "1号线;2号线;8号线" },
		},
		{"--category restaurant --crs wgs84 06_excel_ids_collapse.csv", 1, 0, "share an external_id,4.40105E+11,--map external_id=", nil},
		{"08_unserved_stops.zip", 0, 3, "2 of 3 stops are on no trip", nil},
		{"--category transit --crs wgs84 --map lat=Northings,lng=Eastings 12_projected_uk_scaled_advice.csv", 2, 0, "British National Grid,EPSG:27700", nil},
		{
			"--category restaurant --crs wgs84 12_projected_web_mercator.csv", 0, 2, "Web Mercator",
			func(r caseResult) bool { return r.near("A", 31.2335, 121.4737) },
		},
		{
			"--category restaurant --crs wgs84 14_decimal_comma_quoted.csv", 0, 2, "",
			func(r caseResult) bool { return r.near("Berlin Hbf", 52.526, 13.370) },
		},
		{
			"--category restaurant --crs wgs84 14_degrees_minutes.csv", 0, 6, "",
			func(r caseResult) bool {
				return r.near("A", 31.23, 121.474) && r.near("E", 31.23, 121.474) && r.near("F", 31.23, 121.474)
			},
		},
		{
			"--category restaurant --crs wgs84 15_wkt_variants.csv", 3, 4, "bad_location",
			func(r caseResult) bool { return r.near("E", 31.233, 121.477) },
		},
		{
			"--category restaurant --crs wgs84 16_json_array.json", 0, 2, "",
			func(r caseResult) bool { return r.near("鼎泰豐", 25.034, 121.53) },
		},
		{
			"--category restaurant --crs wgs84 16_json_amap_api.json", 0, 2, "",
			func(r caseResult) bool {
				return r.has("佳家汤包", "restaurant") && r.has("人民广场(公交站)", "transit")
			},
		},
		{"--category restaurant --crs wgs84 16_json_lines_yelp.json", 0, 1, "1 skipped,closed for good", nil},
		{
			"--category restaurant --crs wgs84 16_json_overpass.json", 0, 2, "",
			func(r caseResult) bool { return r.has("老孙家", "restaurant") && r.has("KFC", "restaurant") },
		},
		{
			"--category restaurant --crs wgs84 16_kml_dresden.kml", 0, 3, "",
			func(r caseResult) bool { return r.near("1002", 51.065, 13.735) },
		},
		{"--category restaurant --crs wgs84 16_shapefile_geofabrik.zip", 1, 0, "shapefile,ogr2ogr", nil},
		{"17_gtfs_two_folders_deep.zip", 0, 2, "", func(r caseResult) bool { return r.has("南京东路浙江中路", "transit") }},
		{"--category restaurant --crs wgs84 19_message_xml_as_csv.csv", 1, 0, "this is XML", nil},
		{"23_gtfs_expired_2015.zip", 0, 2, "the feed ended on 2015-12-31", nil},
	}
	for _, test := range tests {
		t.Run(test.line, func(t *testing.T) {
			t.Parallel()
			r := played(t, folder, test.line)
			if r.code != test.code || len(r.places) != test.places || test.is != nil && !test.is(r) {
				t.Errorf("exit code %d and %d places, want %d and %d\n%s%s%+v", r.code, len(r.places), test.code, test.places, r.out, r.err, r.places)
			}
			for _, words := range strings.Split(strings.ReplaceAll(test.said, "lat,lng", "lat␣lng"), ",") {
				if words = strings.ReplaceAll(words, "␣", ","); !strings.Contains(r.out+r.err, words) {
					t.Errorf("does not say %q: %s%s", words, r.out, r.err)
				}
			}
		})
	}
}

// played is what a line comes to on an empty database.
func played(t *testing.T, folder, line string) caseResult {
	t.Helper()
	p := installed(t, storetest.URL(t))
	words := strings.Fields("seed " + line)
	for i, word := range words {
		words[i] = strings.ReplaceAll(word, "␣", " ")
	}
	words[len(words)-1] = filepath.Join(folder, words[len(words)-1])
	r := caseResult{ended: p.run(t, words...)}
	found := p.must(t, 0, "search", "--json", "--lat", "1", "--lng", "1", "--radius", "20040000", "--limit", "1000")
	if err := json.Unmarshal([]byte(found.out), &r.places); err != nil {
		t.Fatal(err)
	}
	return r
}
