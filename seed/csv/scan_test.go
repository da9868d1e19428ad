package csv

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nearby/seed/fault"
	"nearby/seed/table"
)

// scanned is a record as a string: its line, its fields, and its fault's code
// and column or ~ where the text was cut.
func scanned(rec table.Record) string {
	s := fmt.Sprintf("%d %s", rec.Line, strings.Join(rec.Cells, "|"))
	if rec.Cut {
		s += " ~"
	}
	if rec.Fault != nil {
		s += fmt.Sprintf(" !%s %d", rec.Fault.Code, rec.Fault.Column)
	}
	return s
}

// scanAll scans text, whose records have width columns (0: not known).
func scanAll(t *testing.T, r io.Reader, delim byte, width int) (all []string) {
	t.Helper()
	s := newScanner(r)
	s.delimiter, s.width = delim, width
	for {
		rec, err := s.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("next: %v", err)
		}
		all = append(all, scanned(rec))
	}
}

func TestScan(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want []string
	}{
		"nothing":                  {"", nil},
		"LF":                       {"a,b,c\nd,e,f\n", []string{"1 a|b|c", "2 d|e|f"}},
		"CR LF":                    {"a,b,c\r\nd,e,f\r\n", []string{"1 a|b|c", "2 d|e|f"}},
		"CR CR LF":                 {"a,b,c\r\r\nd,e,\"f\"\r\r\n", []string{"1 a|b|c", "2 d|e|f"}},
		"no last line end":         {"a,b,c\nd,e,f", []string{"1 a|b|c", "2 d|e|f ~"}},
		"no last line end, quoted": {"a,b,c\nd,e,\"f\"", []string{"1 a|b|c", "2 d|e|f ~"}},
		"blank lines":              {"\n\na,b,c\n \t\r\n\nd,e,f\n\n", []string{"3 a|b|c", "6 d|e|f"}},
		"empty fields":             {",,\n\"\",,\"\"\n", []string{"1 ||", "2 ||"}},
		"delimiter in quotes":      {"\"a,b\",c,\"d\"\n", []string{"1 a,b|c|d"}},
		"doubled quotes":           {"\"\"\"a\"\"\",\"\"\"\",\"b\"\"c\"\n", []string{`1 "a"|"|b"c`}},
		"line ends in quotes": {
			"a,\"b\r\n\nc\",d\ne,f,g\n", []string{"1 a|b\r\n\nc|d", "4 e|f|g"},
		},
		"spaces are the field's":        {" a , b ,c \n", []string{"1  a | b |c "}},
		"other widths":                  {"a\nb,c\nd,e,f,g\n", []string{"1 a", "2 b|c", "3 d|e|f|g"}},
		"a quote inside a field":        {"a\"b,c,d\ne,f,g\n", []string{`1 a"b|c|d !quote 1`, "2 e|f|g"}},
		"a quote for seconds or inches": {"31°13'49.4\"N,6\" pizza,c\n", []string{`1 31°13'49.4"N|6" pizza|c`}},
		"a quote after a space":         {"a, \"b, c\",d\n  \"e\" ,f,g\n", []string{"1 a|b, c|d", "2 e|f|g"}},
		"a quote after a space, open":   {"a, \"b,c\nd,e,f\n", []string{`1 a| "b|c !quote 2`, "2 d|e|f"}},
		"text after a closing quote":    {"a,\"b\"x,c\ne,f,g\n", []string{`1 a|"b"x|c !quote 2`, "2 e|f|g"}},
		"a space after a closing quote": {"a,\"b\" ,c\n\"d\"  ,e,\"f\" \r\n", []string{"1 a|b|c", "2 d|e|f"}},
		"CR after a closing quote": {
			"a,\"b\"\r,c\ne,f,g\n", []string{"1 a|\"b\"\r|c !quote 2", "2 e|f|g"},
		},
		"an unclosed quote, the next line without": {
			"a,\"b,c\nd,e,f\ng,h,i\n", []string{`1 a|"b|c !quote 2`, "2 d|e|f", "3 g|h|i"},
		},
		"an unclosed quote, a later line quoted": {
			"a,\"b,c\nd,e,f\ng,\"h\",i\n", []string{`1 a|"b|c !quote 2`, "2 d|e|f", "3 g|h|i"},
		},
		"an unclosed quote that a later one closes": {
			"a,\"b,c\nd,e,f\ng,h\",i,\"j\",k\n",
			[]string{`1 a|"b|c !quote 0`, "2 d|e|f", `3 g|h"|i|j|k !quote 2`},
		},
		"an unclosed quote beside good ones": {
			"\"a,1\",\"b,\"c,2\"\nd,e,f\n", []string{`1 a,1|"b|c,2 !quote 2`, "2 d|e|f"},
		},
		"an unclosed quote on the last line": {
			"a,b,c\nd,\"e,f", []string{"1 a|b|c", `2 d|"e|f ~ !truncated 2`},
		},
		"the same with a line end": {
			"a,b,c\nd,\"e,f\n", []string{"1 a|b|c", `2 d|"e|f !truncated 2`},
		},
		"cut between two columns":                 {"a,b,c\nd,e", []string{"1 a|b|c", "2 d|e ~"}},
		"only a quote":                            {"\"", []string{`1 " ~ !truncated 1`}},
		"a byte order mark is left to the reader": {"\uFEFFa,b,c\n", []string{"1 \uFEFFa|b|c"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, scanAll(t, strings.NewReader(test.text), ',', 3)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.text, diff)
			}
			bytewise := iotest.OneByteReader(strings.NewReader(test.text))
			if diff := cmp.Diff(test.want, scanAll(t, bytewise, ',', 3)); diff != "" {
				t.Errorf("%q, byte by byte (-want +got):\n%s", test.text, diff)
			}
			tabs := strings.NewReader(strings.ReplaceAll(strings.ReplaceAll(test.text, "\t", ""), ",", "\t"))
			want := slices.Clone(test.want)
			got := scanAll(t, tabs, '\t', 3)
			for i := range want {
				want[i] = strings.ReplaceAll(want[i], ",", "\t")
			}
			if diff := cmp.Diff(want, got); name != "empty fields" && diff != "" {
				t.Errorf("%q with tabs (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

func TestOneMissingQuoteCostsOneRow(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	const rows, bad = 20_000, 7_000
	for i := range rows {
		if i == bad {
			text.WriteString("\"open,x,y\n")
			continue
		}
		fmt.Fprintf(&text, "row %d,x,y\n", i)
	}
	got := scanAll(t, strings.NewReader(text.String()), ',', 3)
	if len(got) != rows || got[bad] != `7001 "open|x|y !quote 1` ||
		got[rows-1] != "20000 row 19999|x|y" {
		t.Errorf("got %d records, %q in the middle and %q at the end; want %d and one bad",
			len(got), got[bad], got[len(got)-1], rows)
	}
}

func TestCaps(t *testing.T) {
	t.Parallel()
	field := strings.Repeat("x", table.MaxCell)
	wide := strings.TrimSuffix(strings.Repeat(field[:1<<10]+",", 1<<10-1), ",") // just below 1 MiB
	many := strings.Repeat("\"x\ny\",", maxRecord/5)                            // over many lines
	tests := map[string]struct {
		text  string
		width int
		code  fault.Code // of the first record; the second is a,b
	}{
		"field of 64 KiB":         {field + ",b\na,b\n", 2, ""},
		"a byte more":             {field + "x,b\na,b\n", 2, fault.TooLong},
		"quoted":                  {"\"" + field + "\",b\na,b\n", 2, ""},
		"quoted, a byte more":     {"\"" + field + "x\",b\na,b\n", 2, fault.TooLong},
		"record below 1 MiB":      {wide + "\na,b\n", 1 << 10, ""},
		"record above 1 MiB":      {wide + "," + field + "\na,b\n", 1 << 10, fault.TooLong},
		"line of 5 MiB":           {strings.Repeat(field, 80) + "\na,b\n", 2, fault.TooLong},
		"quoted line of 5 MiB":    {"\"" + strings.Repeat(field, 80) + "\"\na,b\n", 2, fault.TooLong},
		"quoted lines over 1 MiB": {many + "z\na,b\n", maxRecord/5 + 1, fault.Quote},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newScanner(strings.NewReader(test.text))
			s.delimiter, s.width = ',', test.width
			first, err := s.Next()
			var code fault.Code
			if first.Fault != nil {
				code = first.Fault.Code
			}
			if err != nil || code != test.code {
				t.Fatalf("first record: got %q, %v, want %q", code, err, test.code)
			}
			for {
				rec, err := s.Next()
				if err != nil {
					t.Fatalf("the record a,b is lost: %v", err)
				}
				if slices.Equal(rec.Cells, []string{"a", "b"}) {
					break
				}
			}
			if len(s.buf) > 2*maxRecord {
				t.Errorf("the buffer has grown to %d bytes", len(s.buf))
			}
		})
	}
}

// FuzzScan checks against the standard library where that can read the text,
// and everywhere that every line is accounted for.
func FuzzScan(f *testing.F) {
	for _, text := range []string{
		"", "a,b\nc,d\n", "a,\"b\n\"\"c\",d\r\ne,f,g", "\"a\nb\nc", "a\"b\n\"c\"d\n\"\"\"\n",
		"\r\r\n,\n \n\"\",\"\"\r\r\n",
	} {
		f.Add(text, uint8(2))
	}
	f.Fuzz(func(t *testing.T, text string, width uint8) {
		s := newScanner(strings.NewReader(text))
		s.delimiter, s.width = ',', int(width%8)
		lines := strings.SplitAfter(text, "\n")
		next, faults := 0, 0 // first line not accounted for, from 0
		var all [][]string
		for {
			rec, err := s.Next()
			if err != nil {
				if !errors.Is(err, io.EOF) {
					t.Fatal(err)
				}
				break
			}
			for ; next < rec.Line-1; next++ {
				if strings.Trim(lines[next], " \t\r\n") != "" {
					t.Fatalf("%q: line %d is lost", text, next+1)
				}
			}
			if next != rec.Line-1 {
				t.Fatalf("%q: line %d is read twice", text, rec.Line)
			}
			next += 1 + strings.Count(strings.Join(rec.Cells, ""), "\n")
			if rec.Fault != nil {
				faults++
			}
			all = append(all, slices.Clone(rec.Cells))
		}
		if rest := strings.Join(lines[min(next, len(lines)):], ""); strings.Trim(rest, " \t\r\n") != "" {
			t.Fatalf("%q: %q at the end is lost", text, rest)
		}
		if faults == 0 && !strings.Contains(text, "\r") {
			compare(t, text, all)
		}
	})
}

// compare checks the records of a text without faults and without CR.
func compare(t *testing.T, text string, got [][]string) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	want, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%q: no fault, but encoding/csv says %v", text, err)
	}
	want = slices.DeleteFunc(want, func(rec []string) bool { // lines of spaces are blank to us
		return len(rec) == 1 && strings.Trim(rec[0], " \t") == ""
	})
	got = slices.DeleteFunc(got, func(rec []string) bool {
		return len(rec) == 1 && strings.Trim(rec[0], " \t") == ""
	})
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%q differs from encoding/csv (-want +got):\n%s", text, diff)
	}
}
