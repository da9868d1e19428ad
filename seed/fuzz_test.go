package seed_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"nearby/place"
	"nearby/seed"
)

// FuzzRead reads anything as a file. Whatever it is, reading ends, gives each
// row once and in order, gives only places that may be stored, and the rejects
// file holds every rejected row and can be read again.
func FuzzRead(f *testing.F) {
	const header = "name,lat,lng,address\n"
	// A good header now and then, as one is hardly found by chance.
	headers := []string{"", header, "name;location;type\n", "id\tname\tgcj02_lat\tgcj02_lng\n"}
	for _, content := range []string{
		header + "和平饭店,31.24,121.48,南京东路20号\n",
		header + "\"a,\"\"b\"\"\",31,121,\"two\r\nlines\"\r\n",
		header + "\"open,31,121,x\nx,31,121,\"y\"\n=1,-5,'=2,@\n",
		"名称;经度_84;纬度_84\r\r\n;121,5;31,2\r\r\n名称;经度_84;纬度_84\r\r\n",
		"name\tlocation\ttype\nx\tPOINT (121 31)\t餐饮服务;中餐厅\n",
		"\uFEFFname|wgs84_lat|wgs84_lng|reject_code\nx|31|121|zero\n",
		"\xFF\xFEn\x00a\x00m\x00e\x00,\x00l\x00a\x00t\x00,\x00l\x00n\x00g\x00\n\x00" +
			"x\x00,\x001\x00,\x001\x00",
		"name,lat,lng\n\xB5\xEA,31,121\n\xFF,31,121\n",
		"\x1f\x8b\x08\x00",
	} {
		for i := range headers {
			f.Add(content, false, uint8(i))
			f.Add(content, true, uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, content string, noHeader bool, header uint8) {
		content = headers[int(header)%len(headers)] + content
		o := plain()
		if header == 3 {
			o.Datum = 0
		}
		o.NoHeader = noHeader
		if noHeader {
			o.Map = map[string]string{"name": "1", "lat": "2", "lng": "3"}
		}
		file, err := seed.Open(strings.NewReader(content), o)
		if err != nil {
			return
		}
		var rejects strings.Builder
		w := seed.NewRejects(&rejects, file)
		rejected, line := 0, 0
		for {
			p, err := file.Read()
			var reject *seed.Reject
			switch {
			case err == nil:
				storable(t, p)
				continue
			case errors.As(err, &reject):
			case errors.Is(err, io.EOF):
				readAgain(t, w, &rejects, rejected, o)
				return
			default:
				return // a compressed file that is damaged further down
			}
			if reject.Line <= line || reject.Reason == "" || reject.Code == "" || len(reject.Record) == 0 {
				t.Fatalf("after line %d: %#v", line, reject)
			}
			line = reject.Line
			rejected++
			if err := w.Write(reject); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// storable checks what the database and WeChat rely on.
func storable(t *testing.T, p place.Place) {
	t.Helper()
	known := p.Name != "" && p.ExternalID != "" && p.Category != "" && p.Source != ""
	if !known || p.At.Valid() != nil {
		t.Fatalf("not a place: %#v", p)
	}
	for _, s := range []string{p.Name, p.ExternalID, p.Address} {
		bad := func(r rune) bool { return r < ' ' || r == utf8.RuneError }
		if !utf8.ValidString(s) || strings.ContainsFunc(s, bad) || utf8.RuneCountInString(s) > 500 {
			t.Fatalf("not storable text: %q", s)
		}
	}
}

// readAgain reads a rejects file: it must open under the same flags and hold as
// many rows as were rejected.
func readAgain(t *testing.T, w *seed.Rejects, content *strings.Builder, rows int, o seed.Options) {
	t.Helper()
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if rows == 0 {
		return
	}
	places, rejects := read(t, content.String(), o)
	if got := len(places) + len(rejects); got != rows {
		t.Fatalf("the rejects file %q holds %d rows, want %d", content, got, rows)
	}
}
