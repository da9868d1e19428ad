package seed_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/geo"
	"nearby/seed"
	"nearby/seed/fault"
)

// A list is found wherever it stands, and whatever other lists there are.
func TestListsInJSON(t *testing.T) {
	t.Parallel()
	const a, b = `{"name":"a","lat":31.5,"lng":121.5}`, `{"name":"b","lat":"31.6","lng":"121.6"}`
	tests := map[string]struct {
		content, records string
		want             string
	}{
		"an array":                    {"[" + a + "," + b + "]", "", "a b"},
		"an object a line":            {a + "\n" + b + "\n", "", "a b"},
		"one object":                  {a, "", "a"},
		"inside an answer":            {`{"status":1,"result":{"fields":[{"id":"x"},{"id":"y"},{"id":"z"}],"rows":[` + a + `,` + b + `]}}`, "", "a b"},
		"several answers, one behind": {`{"pois":[` + a + `]}` + "\n" + `{"pois":[` + b + `]}`, "", "a b"},
		"a list of answers":           {`[{"pois":[` + a + `]},{"pois":[]},{"pois":[` + b + `]}]`, "", "a b"},
		"lists in a list":             {`{"l":[{"n":1,"st":[` + a + `]},{"n":2,"st":[` + b + `]}]}`, "", "a b"},
		"an answer with a centre":     {`{"region":{"center":{"lat":1.5,"lng":2.5}},"shops":[` + a + `]}`, "", "a"},
		"lists within the places": {
			`[{"name":"a","lat":31.5,"lng":121.5,"doors":[` + b + `,` + b + `,` + b + `]}]`,
			"", "a",
		},
		"one of two":                    {`{"x":[` + a + `],"y":[` + b + `]}`, "y", "b"},
		"one that is not a list":        {`{"x":{"item":` + a + `}}`, "x.item", "a"},
		"numbers without decimals":      {`{"x":[{"name":"a","lat":31,"lng":121}]}`, "", "a"},
		"one coordinate is missing":     {`[` + a + `,{"name":"c"},` + b + `]`, "", "a ! b"},
		"a line that was cut":           {a + "\n" + a[:20] + "\n" + b, "", "a ! b"},
		"a second list, far below":      {`{"x":[` + a + `],"z":"` + strings.Repeat("z", 2<<20) + `","y":[` + b + `]}`, "", "a"},
		"the only list, far below":      {`{"x":[` + strings.Repeat(`{"k":1},`, 200_000) + `{}],"y":[` + b + `]}`, "", "b"},
		"features without a collection": {`[{"type":"Feature","geometry":{"type":"Point","coordinates":[121.5,31.5]},"properties":{"name":"a"}}]`, "", "a"},
		"features with record separators, over lines": {
			"\x1e{\"type\":\"Feature\",\n\"geometry\":{\"type\":\"Point\",\"coordinates\":[121.5,31.5]},\"properties\":{\"name\":\"a\"}}\n",
			"", "a",
		},
		"one is no object": {`[` + a + `,null,` + b + `]`, "", "a ! b"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := plain()
			o.Records = test.records
			places, file := names(t, test.content, o)
			if got := strings.Join(places, " "); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			passed := strings.Contains(strings.Join(file.Notes(), ""), "not read, y: --records")
			if passed != (name == "a second list, far below") {
				t.Errorf("said %q", file.Notes())
			}
		})
	}
}

// names reads a file: of each row the place's name, or ! for a rejected one.
func names(t *testing.T, content string, o seed.Options) (all []string, file *seed.Reader) {
	t.Helper()
	file, err := seed.Open(strings.NewReader(content), o)
	if err != nil {
		t.Fatal(err)
	}
	for {
		p, err := file.Read()
		var reject *seed.Reject
		switch {
		case errors.Is(err, io.EOF):
			return all, file
		case errors.As(err, &reject):
			all = append(all, "!")
		case err != nil:
			t.Fatal(err)
		default:
			all = append(all, p.Name)
		}
	}
}

func TestWhatIsNoListInJSON(t *testing.T) {
	t.Parallel()
	const a = `{"name":"a","lat":31.5,"lng":121.5}`
	for content, want := range map[string]string{
		`{"x":[` + a + `],"y":[` + a + `]}`:        `--records which one holds the places; there are "x" (1 in the beginning), "y"`,
		`{"x":[{"a":1}],"y":[{"a":1}]}`:            `--records`,
		`{"status":"0","info":"INVALID_USER_KEY"}`: "INVALID_USER_KEY",
		`{"1":` + a + `,"2":` + a + `}`:            "to_entries",
		`[]`:                                       "no list of objects",
		`[` + a + `,` + a[:10]:                     "cut",
		"[" + a + ",\n" + a + "\n" + a + "]":       "behind line 3",
		`{"a":` + strings.Repeat("[", 5000):        "no list of objects",
	} {
		file, err := seed.Open(strings.NewReader(content), plain())
		for err == nil {
			_, err = file.Read()
		}
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: got %v, want %q", content, err, want)
		}
	}
	o := plain()
	o.Format, o.Records = seed.FormatJSON, "y.z"
	if _, err := seed.Open(strings.NewReader("["+a+"]"), o); err == nil || !strings.Contains(err.Error(), `"y.z"`) {
		t.Errorf("got %v, want the path that is not there", err)
	}
}

// What services answer is known, each with its datum.
func TestAnswersOfServices(t *testing.T) {
	t.Parallel()
	const google = `"name":"Din Tai Fung","place_id":"ChIJ1","types":["restaurant","food"],"vicinity":"Xinyi Rd"`
	tests := map[string]struct {
		content  string
		category string
		datum    geo.Datum
		want     string
	}{
		"AMap": {`{"status":"1","suggestion":{"keywords":[],"cities":[]},"pois":[{"id":"B1","name":"佳家汤包","type":"餐饮服务;中餐厅",
			"typecode":"050102","location":"121.473701,31.230416","tel":[],"adcode":"310101","children":[{"id":"B2","location":"121.4,31.2"}],
			"biz_ext":{"rating":"4.2","cost":"35"}}]}`, "", geo.DatumGCJ02, "B1 restaurant 佳家汤包 31.230416,121.473701 4.2"},
		"Baidu": {`{"status":0,"results":[{"name":"老孙家","location":{"lat":34.268234,"lng":108.953421},"uid":"u1",
			"detail_info":{"tag":"美食;中餐厅","overall_rating":"4.1"}}]}`, "", geo.DatumBD09, "u1 restaurant 老孙家 34.268234,108.953421 4.1"},
		"Tencent": {`{"status":0,"data":[{"id":"t1","title":"大壶春","category":"美食:中餐厅","location":{"lat":31.236601,"lng":121.486543},
			"ad_info":{"adcode":310101}}]}`, "", geo.DatumGCJ02, "t1 restaurant 大壶春 31.236601,121.486543 0"},
		"Google Places": {
			`{"html_attributions":[],"results":[{"geometry":{"location":{"lat":25.0335,"lng":121.5298},
			"viewport":{"northeast":{"lat":25.1,"lng":121.6}}},"business_status":"OPERATIONAL",` + google + `,"rating":4.4}]}`,
			"", geo.DatumGCJ02, "ChIJ1 restaurant Din Tai Fung 25.0335,121.5298 4.4",
		},
		"Google Places (new)": {`{"places":[{"id":"g2","types":["cafe","restaurant"],"location":{"latitude":25.0335,"longitude":121.5298},
			"displayName":{"text":"Café","languageCode":"fr"}}]}`, "", geo.DatumGCJ02, "g2 restaurant Café 25.0335,121.5298 0"},
		"Overpass JSON": {
			`{"version":0.6,"elements":[
			{"type":"node","id":1,"lat":34.268,"lon":108.953,"tags":{"amenity":"restaurant","name":"老孙家"}},
			{"type":"way","id":2,"center":{"lat":34.26,"lon":108.95},"nodes":[1,2],"tags":{"highway":"bus_stop","name":"钟楼"}}]}`,
			"", geo.DatumWGS84, "node/1 restaurant 老孙家 34.268,108.953 0; way/2 transit 钟楼 34.26,108.95 0",
		},
		"Taiwan": {`{"XML_Head":{"Listname":"3","Infos":{"Info":[{"Id":"C3_1","Name":"永康牛肉麵","Add":"金山南路","Px":121.5281,"Py":25.0329,
			"Picture1":"","Zone":"大安"}]}}}`, "restaurant", geo.DatumWGS84, "C3_1 restaurant 永康牛肉麵 25.0329,121.5281 0"},
		"Esri": {
			`{"geometryType":"esriGeometryPoint","spatialReference":{"wkid":4326},"fields":[{"name":"NAME","type":"s"}],
			"features":[{"attributes":{"OBJECTID":7,"NAME":"Museum Cafe"},"geometry":{"x":-0.1278,"y":51.5074}}]}`,
			"restaurant", geo.DatumWGS84, "* restaurant Museum Cafe 51.5074,-0.1278 0",
		},
		"Esri in Web Mercator": {
			`{"spatialReference":{"wkid":102100,"latestWkid":3857},"features":[{"attributes":{"NAME":"Cafe A"},"geometry":{"x":-8238310.23,"y":4970071.58}},
			{"attributes":{"NAME":"Cafe B"},"geometry":{"x":-8238310.23,"y":4970071.58}}]}`,
			"restaurant", geo.DatumWGS84, "* restaurant Cafe A 40.7128,-74.0059999 0; * restaurant Cafe B 40.7128,-74.0059999 0",
		},
		"TDX": {
			`[{"StationUID":"TRA-1000","StationName":{"Zh_tw":"臺北","En":"Taipei"},"StationPosition":{"PositionLon":121.51711,"PositionLat":25.04775}}]`,
			"", geo.DatumWGS84, "TRA-1000 transit 臺北 25.04775,121.51711 0",
		},
		"Wikidata": {
			`{"head":{"vars":["item","itemLabel","coord"]},"results":{"bindings":[{"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q1"},
			"coord":{"datatype":"http://www.opengis.net/ont/geosparql#wktLiteral","type":"literal","value":"Point(2.3522 48.8566)"},
			"itemLabel":{"xml:lang":"fr","type":"literal","value":"Le Procope"}}]}}`,
			"restaurant", geo.DatumWGS84, "http://www.wikidata.org/entity/Q1 restaurant Le Procope 48.8566,2.3522 0",
		},
		"TDX restaurants": {
			`[{"RestaurantID":"C3_1","RestaurantName":"永康牛肉麵","Position":{"PositionLon":121.5281,"PositionLat":25.0329},"Class":"地方特產"}]`,
			"", geo.DatumWGS84, "C3_1 restaurant 永康牛肉麵 25.0329,121.5281 0",
		},
		"Yelp": {
			`{"business_id":"y1","name":"Mr Hoagie","latitude":40.3543,"longitude":-79.9007,"stars":4.5,"is_open":1,
			"categories":"Fast Food, Restaurants","hours":{"Monday":"11:0-21:0"}}`, "restaurant", geo.DatumWGS84,
			"y1 restaurant Mr Hoagie 40.3543,-79.9007 4.5",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := plain()
			o.Category, o.Datum = test.category, 0
			file, err := seed.Open(strings.NewReader(test.content), o)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for {
				p, err := file.Read()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				if strings.HasPrefix(test.want, "*") {
					p.ExternalID = "*"
				}
				lat, lng := test.datum.Pair(p.At, geo.Mainland)
				got = append(got, fmt.Sprintf("%s %s %s %.9g,%.9g %v", p.ExternalID, p.Category, p.Name, lat, lng, p.Rating))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Without the datum of a layer nothing is guessed.
func TestEsriFeaturesAskForTheDatum(t *testing.T) {
	t.Parallel()
	o := plain()
	o.Datum = 0
	_, err := seed.Open(strings.NewReader(`{"features":[{"attributes":{"NAME":"x"},"geometry":{"x":1.5,"y":2.5}}]}`), o)
	var usage *fault.Usage
	if !errors.As(err, &usage) || !strings.Contains(err.Error(), "outSR=4326") {
		t.Errorf("got %v, want the question for --crs with outSR", err)
	}
}

// Lists under thousands of ids are no choice for --records: how to make one of them is
// said, and looking for it takes no longer than reading.
func TestListsUnderIDsAreNamedOnce(t *testing.T) {
	t.Parallel()
	var content strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&content, `%c"id%d":[{"name":"x","lat":31.5,"lng":121.5}]`, ",{"[min(i, 1)^1], i)
	}
	content.WriteString("}")
	_, err := seed.Open(strings.NewReader(content.String()), plain())
	if err == nil || !strings.Contains(err.Error(), "jq '[.[][]]'") || len(err.Error()) > 300 {
		t.Errorf("got %.400v, want the command that makes one list", err)
	}
}

// FuzzJSON reads anything as JSON: it ends, and gives places that may be stored.
func FuzzJSON(f *testing.F) {
	for _, content := range []string{
		`[{"name":"a","lat":31.5,"lng":121.5}]`, `{"a":[{"b":[{"name":"x","location":"121.4,31.2"}]}]}`,
		"{\"name\":\"a\\u00e9\\ud800\",\"lat\":1.5,\"lng\":2.5}\n{\"name\":null}", `[[[{"name":"{\"x\":1}"}]],[1,"2",{}]]`,
		`{"features":[{"attributes":{"name":"x"},"geometry":{"x":1.5,"y":2.5}}]}`,
	} {
		f.Add(content, "")
		f.Add(content, "a.b")
	}
	f.Fuzz(func(t *testing.T, content, records string) {
		o := plain()
		o.Format, o.Records = seed.FormatJSON, records
		file, err := seed.Open(strings.NewReader(content), o)
		if err != nil {
			return
		}
		consume(t, file)
	})
}
