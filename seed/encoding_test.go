package seed_test

import (
	"bytes"
	"compress/gzip"
	stdcsv "encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"nearby/internal/sampledata"
	"nearby/seed"
	"nearby/seed/csv"
	"nearby/seed/fault"
	"nearby/seed/text"
)

func encode(t *testing.T, e encoding.Encoding, s string) string {
	t.Helper()
	encoded, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

func zipped(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// redelimited writes a CSV anew with another delimiter.
func redelimited(t *testing.T, content string, delimiter rune) string {
	t.Helper()
	records, err := stdcsv.NewReader(strings.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	w := stdcsv.NewWriter(&b)
	w.Comma = delimiter
	if err := w.WriteAll(records); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTheSamePlacesHoweverTheFileIsWritten(t *testing.T) {
	t.Parallel()
	original := string(sampledata.Read(t, "data/ni1o1__pygeo-tutorial/shanghai_food.csv"))
	o := plain()
	o.Category = "" // the column says it
	want, rejects := read(t, original, o)
	if len(want) != 14398 || len(rejects) != 0 {
		t.Fatalf("got %d places and %d rejects, want 14398 and none", len(want), len(rejects))
	}
	lf := strings.ReplaceAll(original, "\r\n", "\n")
	// A remark over two lines, with a comma and a doubled quote, in a column of its own.
	noted := strings.ReplaceAll(lf, "\n", ",\"a \"\"remark\"\",\r\nin two lines\"\n")
	tests := map[string]string{
		"LF":                 lf,
		"CR CR LF":           strings.ReplaceAll(original, "\r\n", "\r\r\n"),
		"no last line end":   strings.TrimSuffix(lf, "\n"),
		"blank lines":        strings.ReplaceAll(lf, "\n", "\n\n"),
		"byte order mark":    "\uFEFF" + original,
		"UTF-16 LE":          encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), original),
		"UTF-16 BE":          encode(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), original),
		"UTF-16 LE, no mark": encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), original),
		"UTF-16 BE, no mark": encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), original),
		"GB18030":            encode(t, simplifiedchinese.GB18030, original),
		"semicolons":         redelimited(t, original, ';'),
		"tabs":               redelimited(t, original, '\t'),
		"bars":               redelimited(t, original, '|'),
		"gzip":               zipped(t, original),
		"gzip of GB18030":    zipped(t, encode(t, simplifiedchinese.GB18030, original)),
		"quoted newlines":    noted,
		"empty columns":      strings.ReplaceAll(lf, "\n", ",,\n"),
		"header repeated":    lf + lf[:strings.Index(lf, "\n")+1],
	}
	for name, content := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, rejects := read(t, content, o)
			if len(rejects) != 0 {
				t.Fatalf("%d rejects, the first: %v", len(rejects), rejects[0])
			}
			if !slices.Equal(got, want) {
				t.Errorf("places differ (-want +got):\n%.2000s", cmp.Diff(want, got))
			}
		})
	}
}

func TestEncodingIsDecided(t *testing.T) {
	t.Parallel()
	const csv = "name,lat,lon\n和平饭店,31.24,121.48\n"
	gbk := encode(t, simplifiedchinese.GBK, csv)
	bare16 := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	tests := map[string]struct {
		content string
		given   text.Encoding
		want    text.Encoding
	}{
		"ASCII is UTF-8":        {"name,lat,lon\nPeace,31.24,121.48\n", text.Auto, text.UTF8},
		"UTF-8":                 {csv, text.Auto, text.UTF8},
		"GBK is within GB18030": {gbk, text.Auto, text.GB18030},
		"GB18030 of four bytes": {
			encode(t, simplifiedchinese.GB18030, csv+"㐀,31,121\n"), text.Auto, text.GB18030,
		},
		"GBK as said":                      {gbk, text.GB18030, text.GB18030},
		"UTF-16 as said, without a mark":   {encode(t, bare16, csv), text.UTF16, text.UTF16LE},
		"UTF-16 that begins with no ASCII": {encode(t, bare16, "名称,lat,lon\n和平饭店,31.24,121.48\n"), text.Auto, text.UTF16LE},
		"the same, big end first": {
			encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "名称,lat,lon\n和平饭店,31.24,121.48\n"), text.Auto, text.UTF16BE,
		},
		"a mark wins over what is said":    {"\uFEFF" + csv, text.GB18030, text.UTF8},
		"UTF-8 cut inside its last letter": {csv + "饭店,31,121,\xE5\xBA", text.Auto, text.UTF8},
		"letters split by the sample's end": {
			csv + strings.Repeat("饭店,31.24,121.48\n", 5000), text.Auto, text.UTF8,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := plain()
			o.Encoding = test.given
			file, err := seed.Open(strings.NewReader(test.content), o)
			if err != nil {
				t.Fatalf("Open: %v", err)
			}
			if got := file.Understood().Encoding; got != test.want {
				t.Errorf("got encoding %s, want %s", got, test.want)
			}
			if p, err := file.Read(); err != nil || p.Name != "和平饭店" && p.Name != "Peace" {
				t.Errorf("first place: got %q, %v", p.Name, err)
			}
		})
	}
}

func TestFilesThatAreNoCSV(t *testing.T) {
	t.Parallel()
	const csv = "name,lat,lon\n和平饭店,31.24,121.48\n"
	cut := zipped(t, csv)
	tests := map[string]struct {
		content string
		want    string
	}{
		"empty":                 {"", "empty"},
		"blank":                 {"\r\n \r\n", "blank lines"},
		"a zip that was cut":    {"PK\x03\x04\x14\x00", "cut"},
		"encrypted":             {"Salted__xxxxxxxx", "decrypt it"},
		"7z":                    {"7z\xBC\xAF\x27\x1Cxxxx", "unpack it"},
		"an old workbook":       {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ".xls"},
		"JSON":                  {`{"type":"FeatureCollection"}`, "JSON"},
		"lines in quotes":       {"\"name,lat,lon\"\n\"Peace,31.24,121.48\"\n", "in quotes as a whole"},
		"JavaScript":            {`var stores = [{"name":"A","lat":31.2}];`, "JavaScript, not JSON"},
		"a callback":            {`jsonp_1([{"name":"A","lat":31.2}]);`, "JavaScript, not JSON"},
		"zero bytes":            {"name,lat,lon\n\x00\x01\x02,1,2\n", "zero bytes"},
		"neither encoding":      {"name,lat,lon\nCaf\xE9,31.24,121.48\n", "line 2 is not valid UTF-8"},
		"damaged UTF-8 Chinese": {csv + "饭\xFF店,31,121\n", "--encoding utf-8"},
		"files put together":    {csv + strings.Repeat("\xB7\xB9\xB5\xEA,31,121\n", 3), "several encodings"},
		"UTF-32":                {"\xFF\xFE\x00\x00n\x00\x00\x00", "UTF-32"},
		"old Mac lines":         {"name,lat,lon\rPeace,31.24,121.48\r", "CR alone"},
		"gzip cut short":        {cut[:len(cut)-6], "ends too early"},
		"gzip of wrong sum":     {cut[:len(cut)-8] + "\x00\x00\x00\x00" + cut[len(cut)-4:], "damaged"},
		"a line without an end": {"name,lat,lon" + strings.Repeat("x", 2<<20), "1048576 bytes"},
		"a quote in the header": {"name,la\"t,lon\nPeace,31.24,121.48\n", "header, line 1, column 2"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := openError(t, test.content, plain())
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %q, want it to say %q", err, test.want)
			}
		})
	}
}

// A flag wins over what a file looks like, and the operator is told.
func TestFlagThatTheTextContradicts(t *testing.T) {
	t.Parallel()
	o := plain()
	o.Encoding = text.GB18030
	file, err := seed.Open(strings.NewReader("name,lat,lng\n人民广场,31.23,121.47\n"), o)
	if err != nil {
		t.Fatal(err)
	}
	if warnings := file.Warnings(); len(warnings) != 1 || !strings.Contains(warnings[0].Text, "it is UTF-8") {
		t.Errorf("Warnings() = %v, want that the file is UTF-8", warnings)
	}
}

func TestBadBytesRejectTheirRowOnly(t *testing.T) {
	t.Parallel()
	far := strings.Repeat("和平饭店,31.24,121.48\n", 5000) // beyond the sample
	gbk := encode(t, simplifiedchinese.GB18030, "name,lat,lon\n"+far)
	tests := map[string]struct {
		content string
		given   text.Encoding
	}{
		"UTF-8, far down": {"name,lat,lon\n" + far + "饭\xFF店,31,121\n大壶春,31.2,121.4\n", text.Auto},
		"UTF-8, as said": {
			"name,lat,lon\n" + far + "饭\xB5\xEA,31,121\n大壶春,31.2,121.4\n", text.UTF8,
		},
		"a lost letter's mark":   {"name,lat,lon\n" + far + "饭\uFFFD店,31,121\n大壶春,31.2,121.4\n", text.Auto},
		"GB18030, far down":      {gbk + "\xB7\xB9\xFF,31,121\n\xB4\xF3\xBA\xF8\xB4\xBA,31.2,121.4\n", text.Auto},
		"GB18030, half a letter": {gbk + "\xB7\xB9\xB5,31,121\n\xB4\xF3\xBA\xF8\xB4\xBA,31.2,121.4\n", text.Auto},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := plain()
			o.Encoding = test.given
			places, rejects := read(t, test.content, o)
			if len(places) != 5001 || places[5000].Name != "大壶春" {
				t.Errorf("got %d places, want 5001 with 大壶春 at the end", len(places))
			}
			if len(rejects) != 1 || rejects[0].Code != fault.Encoding ||
				rejects[0].Line != 5002 || rejects[0].Column != 1 || rejects[0].Field != "name" {
				t.Errorf("got rejects %v, want one for encoding at line 5002, column 1 (name)", rejects)
			}
		})
	}
}

func TestUnreadableRestEndsTheFile(t *testing.T) {
	t.Parallel()
	var content strings.Builder
	content.WriteString("name,lat,lon\n")
	for i := range 40_000 {
		fmt.Fprintf(&content, "%d%x,31.%d,121.%d\n", i, i*7919, i, i*31)
	}
	whole := zipped(t, content.String())
	file, err := seed.Open(strings.NewReader(whole[:len(whole)/2]), plain())
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; ; n++ {
		_, err := file.Read()
		if err == nil {
			continue
		}
		var reject *seed.Reject
		if errors.As(err, &reject) || !strings.Contains(err.Error(), "it was cut") || n < 1_000 {
			t.Errorf("after %d places: got %v, want an error that says the file was cut", n, err)
		}
		return
	}
}

func TestParseFlags(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]text.Encoding{
		"auto": text.Auto, "utf-8": text.UTF8, "UTF8": text.UTF8, "gbk": text.GB18030,
		"gb18030": text.GB18030, "utf-16": text.UTF16, "utf-16le": text.UTF16LE, "UTF-16BE": text.UTF16BE,
	} {
		if got, err := text.Parse(s); err != nil || got != want {
			t.Errorf("ParseEncoding(%q): got %v, %v, want %v", s, got, err, want)
		}
	}
	for s, want := range map[string]csv.Delimiter{
		"auto": csv.Auto, ",": ',', ";": ';', "|": '|', "tab": '\t', `\t`: '\t', "\t": '\t',
	} {
		if got, err := csv.ParseDelimiter(s); err != nil || got != want {
			t.Errorf("ParseDelimiter(%q): got %v, %v, want %v", s, got, err, want)
		}
	}
	for s, want := range map[string]seed.Format{
		"auto": seed.FormatAuto, "csv": seed.FormatCSV, "gtfs": seed.FormatGTFS, "geojson": seed.FormatGeoJSON,
		"json": seed.FormatJSON, "kml": seed.FormatKML, "xlsx": seed.FormatXLSX,
	} {
		if got, err := seed.ParseFormat(s); err != nil || got != want {
			t.Errorf("ParseFormat(%q): got %v, %v, want %v", s, got, err, want)
		}
	}
	_, errEncoding := text.Parse("klingon")
	_, errDelimiter := csv.ParseDelimiter(";;")
	_, errFormat := seed.ParseFormat("xls")
	for _, err := range []error{errEncoding, errDelimiter, errFormat} {
		var usage *fault.Usage
		if !errors.As(err, &usage) {
			t.Errorf("got %v, want a UsageError", err)
		}
	}
}

// What is packed in another way is named with the command that unpacks it.
func TestPackersAreNamedWithTheirCommand(t *testing.T) {
	t.Parallel()
	tar := "a.csv" + strings.Repeat("\x00", 252) + "ustar\x0000" + strings.Repeat("\x00", 300)
	for content, want := range map[string]string{
		"7z\xBC\xAF\x27\x1Cxxxx": "(7z x FILE)", "Rar!\x1A\x07\x01\x00": "(unrar x FILE)", "\xFD7zXZ\x00xx": "unxz -k FILE",
		"\x28\xB5\x2F\xFDxx": "unzstd FILE", tar: "(tar xf FILE)", zipped(t, tar): "(tar xf FILE)",
	} {
		if err := openError(t, content, plain()); !strings.Contains(err.Error(), want) {
			t.Errorf("%.8q: %v, want %q", content, err, want)
		}
	}
}
