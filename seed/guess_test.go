package seed_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"nearby/seed"
	"nearby/seed/fault"
	"nearby/seed/text"
)

// What is not Chinese in GB18030 is asked for, in words that show what each answer means.
func TestAnEncodingIsAskedForWithTheNamesInIt(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		encoding encoding.Encoding
		names    []string
		flag     string // that is among the answers
	}{
		"Japanese":    {japanese.ShiftJIS, []string{"小山駅西口", "東京タワー", "市役所前"}, "--encoding shift_jis"},
		"Korean":      {korean.EUCKR, []string{"서울역", "명동교자", "시청앞"}, "--encoding euc-kr"},
		"traditional": {traditionalchinese.Big5, []string{"臺北車站", "鼎泰豐信義店", "士林夜市"}, "--encoding big5"},
		"German":      {charmap.ISO8859_1, []string{"Köln Messe/Deutz", "Düsseldorf Hbf", "Fürth"}, "--encoding windows-1252"},
		"Czech":       {charmap.Windows1250, []string{"Náměstí Míru", "Pražský hrad", "Žižkov"}, "--encoding windows-1250"},
		"Russian":     {charmap.Windows1251, []string{"Красная площадь", "Парк Горького", "Тверская улица"}, "--encoding windows-1251"},
	}
	for name, test := range tests {
		csv := "name,lat,lon\n" + strings.Join(test.names, ",50.1,8.2\n") + ",50.1,8.2\n"
		_, err := seed.Open(strings.NewReader(encode(t, test.encoding, csv)), plain())
		var usage *fault.Usage
		if !errors.As(err, &usage) {
			t.Errorf("%s: Open() error = %v, want a question", name, err)
			continue
		}
		for _, want := range append(test.names, test.flag) {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: the question lacks %q: %v", name, want, err)
			}
		}
		o := plain()
		o.Encoding, err = text.Parse(strings.TrimPrefix(test.flag, "--encoding "))
		if err != nil {
			t.Fatal(err)
		}
		places, rejects := read(t, encode(t, test.encoding, csv), o)
		if len(rejects) > 0 || len(places) != 3 || places[0].Name != test.names[0] {
			t.Errorf("%s, answered: %v, %v", name, places, rejects)
		}
	}
}

func TestAGuessedEncodingIsAWarning(t *testing.T) {
	t.Parallel()
	csv := encode(t, simplifiedchinese.GBK, "name,lat,lon\n和平饭店,31.24,121.48\n人民广场,31.23,121.47\n")
	file, err := seed.Open(strings.NewReader(csv), plain())
	if err != nil {
		t.Fatal(err)
	}
	warnings := file.Warnings()
	if len(warnings) != 1 || warnings[0].Code != "encoding" || !strings.Contains(warnings[0].Text, "gb18030") ||
		!strings.Contains(warnings[0].Text, "和平饭店 · 人民广场; with --encoding") {
		t.Errorf("Warnings() = %+v, want both readings of the encoding", warnings)
	}
}

// A feed is UTF-8 by its rules, so nothing else is taken without a question.
func TestAFeedThatIsNotUTF8Asks(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	stops := encode(t, simplifiedchinese.GBK, "stop_id,stop_name,stop_lat,stop_lon\n1,人民广场,31.23,121.47\n2,中山公园,31.22,121.41\n")
	if err := os.WriteFile(filepath.Join(folder, "stops.txt"), []byte(stops), 0o600); err != nil {
		t.Fatal(err)
	}
	o := plain()
	o.Datum, o.Category = 0, ""
	_, err := seed.OpenFile(folder, o)
	if err == nil || !strings.Contains(err.Error(), "--encoding gb18030") || !strings.Contains(err.Error(), "人民广场") {
		t.Errorf("OpenFile() error = %v, want a question with the names", err)
	}
	o.Encoding = text.GB18030
	file, err := seed.OpenFile(folder, o)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if p, err := file.Read(); err != nil || p.Name != "人民广场" {
		t.Errorf("with --encoding gb18030: %q, %v", p.Name, err)
	}
}
