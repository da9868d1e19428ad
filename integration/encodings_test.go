package integration_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"nearby/internal/sampledata"
	"nearby/internal/testsize"
	"nearby/store/storetest"
)

// The same restaurants however a file writes them, as bytes, as lines and as
// columns: loaded over the original, none of them differs, is new or is gone.
func TestTheSameFileInEveryDressMakesTheSameTable(t *testing.T) {
	t.Parallel()
	lines := slices.Collect(strings.Lines(string(sampledata.Read(t, shanghai+"shanghai_food.csv"))))
	places := testsize.Pick(2000, len(lines)-1)
	original := strings.Join(lines[:1+places], "")
	lf := strings.ReplaceAll(original, "\r\n", "\n")
	dresses := map[string]string{
		"UTF-8":                          original,
		"a byte order mark":              "\uFEFF" + original,
		"UTF-16 LE with a mark":          encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), original),
		"UTF-16 BE with a mark":          encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), original),
		"UTF-16 LE without a mark":       encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), original),
		"GB18030":                        encoded(t, simplifiedchinese.GB18030, original),
		"LF":                             lf,
		"no line break at the end":       strings.TrimRight(lf, "\n"),
		"CR CR LF":                       strings.ReplaceAll(lf, "\n", "\r\r\n"),
		"semicolons":                     delimited(t, lf, ';'),
		"tabs":                           delimited(t, lf, '\t'),
		"bars":                           delimited(t, lf, '|'),
		"gzip":                           gzipped(t, original),
		"line breaks inside quotes":      noted(t, lf),
		"GB18030, tabs and gzip at once": gzipped(t, encoded(t, simplifiedchinese.GB18030, delimited(t, lf, '\t'))),
	}

	databaseURL := storetest.URL(t)
	p, db := installed(t, databaseURL), storetest.SQL(t, databaseURL)
	flags := []string{"--crs", "wgs84", "--source", "food", "--prune", "-"}
	load := func(t *testing.T, dress string) summary {
		t.Helper()
		args := append([]string{"seed", "--output", "json"}, flags...)
		return summed(t, p.feed(t, strings.NewReader(dress), args...))
	}
	const whole = `SELECT md5(string_agg(p::text, E'\n' ORDER BY id)) FROM places p`
	load(t, original)
	before := one[string](t, db, whole)
	want := summary{Source: "food", Read: places, Unchanged: places, Reasons: map[string]int{}}
	for name, dress := range dresses {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, load(t, dress)); diff != "" {
				t.Errorf("after the original (-want +got):\n%s", diff)
			}
			if after := one[string](t, db, whole); after != before {
				t.Errorf("the table's checksum is %s, want that of the original, %s", after, before)
			}
		})
	}
}

func encoded(t *testing.T, e encoding.Encoding, text string) string {
	t.Helper()
	out, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func gzipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// delimited writes a CSV with another delimiter.
func delimited(t *testing.T, text string, delimiter rune) string {
	t.Helper()
	return rewritten(t, text, delimiter, func(_ int, row []string) []string { return row })
}

// noted adds a column that nothing reads, each cell of it over several lines.
func noted(t *testing.T, text string) string {
	t.Helper()
	return rewritten(t, text, ',', func(i int, row []string) []string {
		if i == 0 {
			return append(row, "remarks")
		}
		return append(row, "first line\nsecond, \"quoted\"\r\n\r\nlast")
	})
}

func rewritten(t *testing.T, text string, delimiter rune, change func(int, []string) []string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = delimiter
	for i, row := range rows {
		if err := w.Write(change(i, row)); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return b.String()
}
