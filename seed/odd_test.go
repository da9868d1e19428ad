package seed_test

import (
	"fmt"
	"strings"
	"testing"

	"nearby/geo"
	"nearby/seed"
)

// oddFile is a small file as people have it, with what should come of it: the places as
// "name lat,lng", and words of the notes.
type oddFile struct {
	content string
	want    string
	notes   string
}

func (f oddFile) check(t *testing.T, name string) {
	t.Helper()
	file, err := seed.Open(strings.NewReader(f.content), plain())
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	places, rejects := readAll(t, file)
	var got []string
	for _, p := range places {
		got = append(got, fmt.Sprintf("%s %.4f,%.4f", p.Name, p.At.Lat, p.At.Lng))
	}
	if text := strings.Join(got, "; "); text != f.want {
		t.Errorf("%s: got %s, rejected %v, want %s", name, text, rejects, f.want)
	}
	if notes := strings.Join(file.Notes(), "\n"); !strings.Contains(notes, f.notes) || f.notes == "" && notes != "" {
		t.Errorf("%s: notes %q, want %q", name, notes, f.notes)
	}
}

// A row of sums or means below a table may have coordinates, and is no place all the same.
func TestSumsWithCoordinatesAreNoPlaces(t *testing.T) {
	t.Parallel()
	const two, both, left = "A,31.2301,121.4701\nB,31.2311,121.4711\n", "A 31.2301,121.4701; B 31.2311,121.4711", "1 is left out: it is a sum"
	for name, file := range map[string]oddFile{
		"合计":                           {"name,lat,lng\n" + two + "合计,31.2306,121.4706\n", both, left},
		"平均值":                          {"name,lat,lng\n" + two + "平均值,31.2306,121.4706\n", both, left},
		"a count behind it":            {"name,lat,lng\n" + two + "合计（2家）,31.2306,121.4706\n", both, left},
		"in front of the name":         {"no,name,lat,lng\n1," + strings.Replace(two, "\nB", "\n2,B", 1) + "总计,2家,31.2306,121.4706\n", both, left},
		"German":                       {"name,lat,lng\n" + two + "Mittelwert,31.2306,121.4706\n", both, left},
		"an average where the mean is": {"name,lat,lng\n" + two + "Average,31.2306,121.4706\n", both, left},
		"and what stands below it":     {"name,lat,lng\n" + two + "Mean,31.2306,121.4706\nMin,31.2301,121.4701\nMax,31.2311,121.4711\n", both, "3 are left out"},
		"sums of coordinates":          {"name,lat,lng\n" + two + "Total,62.4612,242.9412\n", both, left},
		"a place that is called so": {
			"name,lat,lng\nTotal,31.2501,121.4301\n" + two, "Total 31.2501,121.4301; " + both, `--where "name!=Total"`,
		},
	} {
		file.check(t, name)
	}
}

// Degrees with letters and words for their units, and with their digits run together.
func TestDegreesAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	const want = "A 31.2303,121.4736"
	for name, file := range map[string]oddFile{
		"letters":                            {"name,lat,lng\nA,31d13m49s,121d28m25s\n", want, ""},
		"letters and signs":                  {"name,lat,lng\nA,\"31d13'49\"\"N\",\"121d28'25\"\"E\"\n", want, ""},
		"words":                              {"name,lat,lng\nA,31 deg 13 min 49 sec,121 degrees 28 minutes 25 seconds\n", want, ""},
		"a letter in front":                  {"name,lat,lng\nA,N31D13M49S,E121D28M25S\n", want, ""},
		"minutes alone":                      {"name,lat,lng\nA,31d13m,121d28m\n", "A 31.2167,121.4667", ""},
		"dashes":                             {"name,lat,lng\nA,31-13-49N,121-28-25E\n", want, ""},
		"dashes, of a place that is no date": {"name,lat,lng\nA,31-13-49,121-28-25\n", want, ""},
		"北 and 东":                            {"name,lat,lng\nA,31°13′49″北,东121°28′25″\n", want, ""},
		"Korean":                             {"name,lat,lng\nA,북위 31도 13분 49초,동경 121도 28분 25초\n", want, ""},
		"run together":                       {"name,lat,lng\nA,311349N,1212825E\n", want, "run together (DDMMSS)"},
		"run together, a cell":               {"name,location\nA,311349N1212825E\n", want, "run together (DDMMSS)"},
		"with decimals":                      {"name,lat,lng\nA,311349.10N,1212825.00E\n", want, "run together (DDMMSS)"},
		"as a receiver of GPS":               {"name,lat,lng\nA,3113.818N,12128.416E\n", want, "run together (DDMM.mmm)"},
		"west of Greenwich":                  {"name,lat,lng\nA,514530N,0000715W\nB,513000N,0000730W\n", "A 51.7583,-0.1208; B 51.5000,-0.1250", "(GB)"},
		"seconds that are none": {
			"name,lat,lng\n" + strings.Repeat("A,311349N,1212825E\n", 9) + "B,311375N,1212825E\n",
			strings.Repeat(want+"; ", 8) + want, "run together",
		},
	} {
		file.check(t, name)
	}
}

// An S in capitals behind a number may be seconds or the south, and a date is no degrees.
func TestDegreesThatMayBeSomethingElse(t *testing.T) {
	t.Parallel()
	for _, lat := range []string{"31D13M49S", "31-13-49", "31/13/49", "31h13m"} {
		if reject := refused(t, "name,lat,lng\nA,"+lat+",121.5\n", plain()); reject.Code != "bad_lat" {
			t.Errorf("%s: %v, want bad_lat", lat, reject)
		}
	}
	err := openError(t, "name,lat,lng\nA,311349,1212830\nB,311400,1212900\n", plain())
	for _, want := range []string{"Web Mercator", "degrees times 100000", "DDMMSS), then it is 31.230278°N 121.475°E (CN)"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q in it", err, want)
		}
	}
	// One cell has no columns of its own to name in a command.
	if err := openError(t, "name,location\nA,\"311349 1212830\"\nB,\"311400 1212900\"\n", plain()); !strings.Contains(err.Error(), "divide them by") {
		t.Errorf("got %v, want what to divide by", err)
	}
}

// A stop's lines are an object each in what services answer: all of them count.
func TestLinesInListsOfObjects(t *testing.T) {
	t.Parallel()
	for content, want := range map[string]string{
		`{"status":"1","busstops":[{"buslines":[{"id":"1","name":"49路(上海体育馆--汉口路江西中路)"},{"id":"2","name":"49路(汉口路江西中路--上海体育馆)"},` +
			`{"id":"3","name":"地铁2号线(徐泾东--浦东国际机场)"}],"id":"BV1","location":"121.475190,31.233016","adcode":"310101","citycode":"021","name":"人民广场(公交站)"},` +
			`{"buslines":[],"id":"BV2","location":"121.485190,31.243016","adcode":"310101","citycode":"021","name":"空站"}]}`: "49路;地铁2号线|",
		`{"data":[{"name":"甲","lat":31.2305,"lng":121.4701,"lines":[{"name":"1路"},{"name":"2路"}]},{"name":"乙","lat":31.2405,"lng":121.4801,"lines":[{"name":"3路"}]}]}`:   "1路;2路|3路",
		`[{"stop_id":"1","stop_name":"Main St","stop_lat":40.7101,"stop_lon":-74.0011,"routes":[{"route_id":"a","short_name":"12"},{"route_id":"b","short_name":"7"}]}]`: "12;7",
		`{"stops":[{"id":"9","name":"Hbf","lat":48.1402,"lon":11.5601,"products":[{"line":{"name":"U1"}},{"line":{"name":"U2"}}]}]}`:                                     "U1;U2",
		`[{"name":"x","lat":31.5,"lng":121.5,"lines":["4","5"]}]`: "4;5",
	} {
		o := plain()
		o.Category, o.Datum = "transit", 0
		if !strings.Contains(content, "busstops") && !strings.Contains(content, "stop_id") {
			o.Datum = geo.DatumWGS84
		}
		file, err := seed.Open(strings.NewReader(content), o)
		if err != nil {
			t.Errorf("%.60s: %v", content, err)
			continue
		}
		places, _ := readAll(t, file)
		var got []string
		for _, p := range places {
			got = append(got, p.Lines)
		}
		if text := strings.Join(got, "|"); text != want {
			t.Errorf("%.60s: lines %q, want %q", content, text, want)
		}
	}
}

// A geometry as databases print it: well-known binary, with or without its reference, in
// either order of bytes.
func TestGeometriesInHexadecimalDigits(t *testing.T) {
	t.Parallel()
	const (
		little = "01010000005F07CE19515E5E4097FF907EFB3A3F40"
		big    = "0000000001405E5E5119CE075F403F3AFB7E90FF97"
		ewkb   = "0101000020E6100000" + "5F07CE19515E5E4097FF907EFB3A3F40"
		height = "01E9030000" + "5F07CE19515E5E4097FF907EFB3A3F40" + "0000000000001040"
		multi  = "0104000020E610000001000000" + little
		want   = "A 31.2304,121.4737"
	)
	for name, cell := range map[string]string{
		"plain": little, "big endian": big, "EWKB": ewkb, "ISO, with a height": height, "several points": multi,
		"as bytea": `\x` + strings.ToLower(ewkb), "as SQL Server": "0x" + little,
	} {
		oddFile{"name,geom\nA," + cell + "\n", want, ""}.check(t, name)
	}
	for cell, want := range map[string]string{
		"0101000020110F00000000000001CC69410000000000000000": "SRID=3857 is not in degrees",
		little[:40] + "zz": "want two numbers",
		"0107000000" + "01000000" + "0107000000" + "000000000000000000": "no geometry",
		"0101000000000000000000F87F000000000000F87F":                    "the geometry is empty",
		little + "00": "was cut",
	} {
		if reject := refused(t, "name,geom\nA,"+cell+"\n", plain()); !strings.Contains(reject.Reason, want) {
			t.Errorf("%s: %v, want %q", cell, reject, want)
		}
	}
}

// The word for a line that stands behind several numbers is that of each.
func TestLinesOfOneWord(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		"1/2/8号线": "1号线;2号线;8号线", "1、2、8号线": "1号线;2号线;8号线", "49/53路、K1路": "49路;53路;K1路", "1号线/2号线": "1号线/2号线", "1;2号线": "1;2号线",
	} {
		if got := one(t, "name,lat,lng,lines\nA,31,121,"+cell+"\n", plain()).Lines; got != want {
			t.Errorf("%s: got %s, want %s", cell, got, want)
		}
	}
}
