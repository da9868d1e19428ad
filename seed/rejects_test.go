package seed_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nearby/seed"
	"nearby/seed/text"
)

// rejectsOf reads a file and gives its rejects file, and how many rows it holds.
func rejectsOf(t failer, content string, o seed.Options) (string, int) {
	t.Helper()
	file, err := seed.Open(strings.NewReader(content), o)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	_, rejects := readAll(t, file)
	var b strings.Builder
	w := seed.NewRejects(&b, file)
	for _, r := range rejects {
		if err := w.Write(r); err != nil {
			t.Fatalf("Write: %v", err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatalf("Flush: %v", err)
	}
	return b.String(), len(rejects)
}

func TestRejectsFile(t *testing.T) {
	t.Parallel()
	got, _ := rejectsOf(t, "line;name;lat;lng;@note;code\n"+
		"1;good;31;121;;\n"+
		"2;;31;121;=SUM(A1);x,y\n"+
		"3;short\n"+
		"4;\"two\nlines\";91;121;-5;\"\"\"q\"\"\"\n"+
		"5;wide;31;121;a;b;c\n", plain())
	want := "\uFEFFline;name;lat;lng;'@note;code;" +
		"reject_line;reject_column;reject_code;reject_reason\r\n" +
		"2;;31;121;'=SUM(A1);\"x,y\";3;2;no_name;the name is empty\r\n" +
		"3;short;;;;;4;;columns;2 columns where there should be 6\r\n" +
		"4;\"two\nlines\";91;121;-5;\"\"\"q\"\"\";" +
		"5;3;out_of_range;latitude 91 is not between -90 and 90\r\n" +
		"5;wide;31;121;a;b;c;7;;columns;7 columns where there should be 6: " +
		"is a value with a delimiter in it not in quotes?\r\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rejects file differs (-want +got):\n%s", diff)
	}
}

func TestNoRejectsNoFile(t *testing.T) {
	t.Parallel()
	if got, _ := rejectsOf(t, "name,lat,lng\nx,31,121\n", plain()); got != "" {
		t.Errorf("got %q, want nothing written", got)
	}
}

func TestMendedRejectsLoadUnderTheSameFlags(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		content string
		given   map[string]string // mends, old to new
		options func(*seed.Options)
		want    []string // names of the places
	}{
		"by header": {
			"名称;纬度;经度\n一;;121\n二;31;121\n三;121;31\n",
			map[string]string{";;121;": ";31;121;", ";121;31;": ";31;121;"},
			func(*seed.Options) {},
			[]string{"一", "三"},
		},
		"by number, in another encoding, no header": {
			"\xD2\xBB,x,121\n\xB6\xFE,31,121\n\xC8\xFD\n",
			map[string]string{",x,121": ",31,121", "三,,,": "三,31,121,"},
			func(o *seed.Options) {
				o.NoHeader, o.Encoding = true, text.GB18030
				o.Map = map[string]string{"name": "1", "lat": "2", "lng": "3"}
			},
			[]string{"一", "三"},
		},
		"delimiter given": {
			"name|lat|lng\n一|x|121\n",
			map[string]string{"|x|": "|31|"},
			func(o *seed.Options) { o.Delimiter = '|' },
			[]string{"一"},
		},
		"headers that a spreadsheet takes for formulas": {
			"@id\tname\t@lat\t@lon\n=7\t一\tx\t121\n",
			map[string]string{"\tx\t": "\t31\t"},
			func(*seed.Options) {},
			[]string{"一"},
		},
		"a stray quote, meant as it stands": {
			"name,lat,lng\nthe \"best\" pizza,31,121\n", nil, func(*seed.Options) {}, []string{`the "best" pizza`},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := plain()
			test.options(&o)
			mended, _ := rejectsOf(t, test.content, o)
			for old, new := range test.given {
				if !strings.Contains(mended, old) {
					t.Fatalf("the rejects file %q has no %q", mended, old)
				}
				mended = strings.ReplaceAll(mended, old, new)
			}
			places, rejects := read(t, mended, o)
			var names []string
			for _, p := range places {
				names = append(names, p.Name)
			}
			if diff := cmp.Diff(test.want, names); diff != "" || len(rejects) > 0 {
				t.Errorf("mended as %q: rejects %v, names (-want +got):\n%s", mended, rejects, diff)
			}
		})
	}
}

func TestRejectsOfRejectsKeepTheirColumns(t *testing.T) {
	t.Parallel()
	first, _ := rejectsOf(t, "name,lat,lng\n,31,121\nx,95,121\ny\n", plain())
	second, n := rejectsOf(t, first, plain())
	if n != 3 || strings.Count(second, "reject_code") != 1 {
		t.Errorf("got %d rejects in %q, want 3 and one set of reject_ columns", n, second)
	}
}

// TestMendedIsAsIfNeverBroken breaks the latitude of rows with awkward values,
// mends the rejects file as a spreadsheet would, and reads it.
func TestMendedIsAsIfNeverBroken(t *testing.T) {
	t.Parallel()
	word := rapid.StringOf(rapid.RuneFrom([]rune("ab店 ,;|\t\"'=+-@0.\r\n\u3000（N/A")))
	rapid.Check(t, func(t *rapid.T) {
		comma := rapid.SampledFrom([]rune(",;\t|")).Draw(t, "delimiter")
		header := []string{"name", "lat", "lng", "address", "phone", "id"}
		var good, bad [][]string
		for range rapid.IntRange(1, 5).Draw(t, "rows") {
			row := []string{"店" + word.Draw(t, "name"), "31.23", "121.47"}
			for _, field := range header[3:] {
				row = append(row, word.Draw(t, field))
			}
			good = append(good, row)
			bad = append(bad, slices.Replace(slices.Clone(row), 1, 2, "?"))
		}
		want, _ := read(t, written(t, comma, header, good), plain())
		rejected, _ := rejectsOf(t, written(t, comma, header, bad), plain())
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(rejected, "\uFEFF")))
		r.Comma = comma
		sheet, err := r.ReadAll()
		if err != nil {
			t.Fatalf("encoding/csv cannot read %q: %v", rejected, err)
		}
		for _, row := range sheet[1:] {
			row[1] = "31.23"
		}
		got, rejects := read(t, "\uFEFF"+written(t, comma, sheet[0], sheet[1:]), plain())
		if diff := cmp.Diff(want, got); diff != "" || len(rejects) > 0 {
			t.Fatalf("mended from %q got rejects %v, places (-want +got):\n%s", rejected, rejects, diff)
		}
	})
}

func written(t *rapid.T, comma rune, header []string, rows [][]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = comma
	if err := w.WriteAll(append([][]string{header}, rows...)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
