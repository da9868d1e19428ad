package seed_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"nearby/seed"
)

// There is one sentence for each thing that is wrong with a feed or a zip.
func TestFeedsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	with := func(name, content string) feed {
		f := metro()
		f[name] = content
		return f
	}
	tests := map[string]struct {
		path   string
		format seed.Format
		want   string
	}{
		"stops without ids":       {with("stops.txt", "id,name\n1,x\n").folder(t), 0, "stops.txt has no column stop_id"},
		"trips without routes":    {with("trips.txt", "trip_id\nt\n").folder(t), 0, "trips.txt has no column route_id"},
		"times without trips":     {with("stop_times.txt", "trip,stop\nt,s\n").zipped(t, ""), 0, "stop_times.txt has no column trip_id"},
		"an empty table":          {with("trips.txt", "").zipped(t, ""), 0, "trips.txt: the file is empty"},
		"nothing at all":          {feed{"a.jpg": ""}.zipped(t, ""), 0, "neither a table nor a GTFS feed; it holds a.jpg"},
		"no stops, a feed asked":  {feed{"trips.txt": "a"}.zipped(t, ""), seed.FormatGTFS, "it has no stops.txt"},
		"a folder without stops":  {feed{"trips.txt": "a"}.folder(t), 0, "it has no stops.txt"},
		"two feeds":               {feed{"a/stops.txt": stopsHeader, "b/stops.txt": stopsHeader}.zipped(t, ""), 0, "several GTFS feeds, in a, b"},
		"two tables":              {feed{"a.csv": "x", "b.csv": "y"}.zipped(t, ""), 0, "several tables, a.csv, b.csv"},
		"an empty workbook":       {feed{"xl/workbook.xml": "", "[Content_Types].xml": ""}.zipped(t, ""), 0, "the workbook is damaged"},
		"a feed, CSV asked":       {metro().folder(t), seed.FormatCSV, "leave --format out"},
		"a zip that was cut":      {stored(t, "feed.zip", []byte("PK\x03\x04 and no more")), 0, "damaged or was cut"},
		"encrypted":               {changed(t, func(h []byte) { h[8] |= 1 }), 0, "is encrypted"},
		"packed by a rare method": {changed(t, func(h []byte) { h[10] = 99 }), 0, "method 99"},
		"a declared bomb": {changed(t, func(h []byte) {
			binary.LittleEndian.PutUint32(h[24:], 1<<31)
		}), 0, "which no table does"},
		"a bomb":             {stored(t, "bomb.zip", bomb(t)), 0, "which no table does"},
		"a list of a bomb":   {stored(t, "many.zip", manyEntries(t)), 0, "list of files is longer"},
		"a file that is not": {"/nonexistent.zip", 0, "no such file"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := nothing()
			o.Format = test.format
			_, err := seed.OpenFile(test.path, o)
			if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("OpenFile: got %v, want one sentence that says %q", err, test.want)
			}
		})
	}
}

// changed is a zip of a feed whose directory has been written over: change gets
// the header of stops.txt in it.
func changed(t *testing.T, change func(header []byte)) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	entry, err := w.Create("stops.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := entry.Write([]byte(stopsHeader)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	content := b.Bytes()
	change(content[bytes.Index(content, []byte("PK\x01\x02")):])
	return stored(t, "feed.zip", content)
}

// bomb is a feed whose stop times are one of them a hundred million bytes over.
func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range metro() {
		entry, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := entry.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
		if name != "stop_times.txt" {
			continue
		}
		for range 100 {
			if _, err := entry.Write(bytes.Repeat([]byte("t1,1,p1\n"), 1<<17)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// manyEntries is a zip of nothing but names.
func manyEntries(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for range 200 {
		if _, err := w.Create(strings.Repeat("n", 60_000)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// FuzzGTFS reads anything as the tables of a feed.
func FuzzGTFS(f *testing.F) {
	m := metro()
	f.Add(m["stops.txt"], m["routes.txt"], m["trips.txt"], m["stop_times.txt"], m["translations.txt"])
	f.Add(stopsHeader+"a,A,1,1,1,a\nb,B,,,2,a\n", "route_id\n", "\n", "trip_id,stop_id\n\"", "trans_id,lang,translation\n")
	f.Fuzz(func(t *testing.T, stops, routes, trips, times, translations string) {
		content := make(fstest.MapFS)
		for name, table := range map[string]string{
			"stops.txt": stops, "routes.txt": routes, "trips.txt": trips, "stop_times.txt": times,
			"translations.txt": translations,
		} {
			content[name] = &fstest.MapFile{Data: []byte(table)}
		}
		file, err := seed.OpenFeed(content, nothing())
		if err != nil {
			return
		}
		consume(t, file)
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// The question which encoding a table is in names that of the feed's country first.
func TestTheEncodingOfAFeedIsAskedByItsCountry(t *testing.T) {
	t.Parallel()
	const agency = "agency_id,agency_name,agency_url,agency_timezone,agency_lang\n1,"
	tests := map[string]struct {
		agency, stops string
		encoding      encoding.Encoding
		want          string
	}{
		"Chinese, of rare characters": {",https://x.example,Asia/Shanghai,en\n", "垟塍,蜊岐溇,逯埭堰", simplifiedchinese.GBK, "gb18030"},
		"Taiwanese":                   {",https://x.example,Asia/Taipei,zh\n", "頂埔,永寧,土城", traditionalchinese.Big5, "big5"},
		"by its language alone":       {",https://x.example,,ja\n", "小山,間々田,野木", japanese.ShiftJIS, "shift_jis"},
		"Polish":                      {",https://x.example,Europe/Warsaw,pl\n", "Świętokrzyska,Żywiec,Łódź", charmap.Windows1250, "windows-1250"},
		"Thai":                        {",https://x.example,Asia/Bangkok,\n", "สยาม,อโศก,หมอชิต", charmap.Windows874, "windows-874"},
	}
	for name, test := range tests {
		stops := stopsHeader
		for i, stop := range strings.Split(test.stops, ",") {
			stops += fmt.Sprintf("%d,%s,31.%d,121.4,,\n", i, stop, i+1)
		}
		f := feed{"stops.txt": encode(t, test.encoding, stops), "agency.txt": agency + encode(t, test.encoding, test.stops[:strings.IndexByte(test.stops, ',')]) + test.agency}
		_, err := seed.OpenFile(f.folder(t), nothing())
		if _, first, _ := strings.Cut(fmt.Sprint(err), "--encoding "); !strings.HasPrefix(first, test.want+" ") {
			t.Errorf("%s: got %v, want --encoding %s first", name, err, test.want)
		}
	}
}
