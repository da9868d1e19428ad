package charset_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"nearby/charset"
	"nearby/internal/sampledata"
)

// Ten names in each language, as they stand in files of operators.
var names = map[string]string{
	"simplified":  "人民广场站\n南京东路步行街\n小杨生煎\n老上海火锅城\n城隍庙商场\n豫园\n中山公园地铁站\n徐家汇书院\n外滩\n和平饭店",
	"traditional": "臺北車站\n西門町\n鼎泰豐信義店\n士林夜市\n國立故宮博物院\n龍山寺\n中正紀念堂\n忠孝復興\n松山機場\n永康街牛肉麵",
	"japanese":    "小山駅西口\n東京タワー\n新宿駅南口\n浅草寺前\nラーメン横丁\n市役所前\n中央公園\n病院入口\n桜通り\nすし処",
	"korean":      "서울역\n강남역\n명동교자\n시청앞\n부산시장\n인천공항\n대한식당\n중앙공원\n남대문시장\n한강공원",
	"russian":     "Красная площадь\nМосковский вокзал\nПарк Горького\nРесторан Пушкин\nКафе на Арбате\nСтанция метро\nТверская улица\nНовая улица\nСадовая\nЗамоскворечье",
	"czech":       "Náměstí Míru\nHlavní nádraží\nPražský hrad\nJiřího z Poděbrad\nŽižkov\nSmíchov\nČeská pošta\nŘeznictví\nDejvická\nKřižíkova",
	"polish":      "Świętokrzyska\nŁódź Fabryczna\nŻywiec\nGłówny dworzec\nCzęstochowa\nBiałystok\nPod Różą\nŹródło\nŚródmieście\nĆmielów",
	"thai":        "สถานีสยาม\nตลาดน้ำ\nร้านอาหารไทย\nอโศก\nจตุจักร\nหมอชิต\nสุขุมวิท\nข้าวมันไก่\nก๋วยเตี๋ยว\nสีลม",
	"hebrew":      "תחנה מרכזית\nדיזנגוף סנטר\nמסעדה\nבית קפה\nשוק הכרמל\nרוטשילד\nאלנבי\nירושלים\nחיפה\nתל אביב",
	"arabic":      "محطة رمسيس\nمطعم أبو شقرة\nميدان التحرير\nمقهى الفيشاوي\nشارع الهرم\nالعتبة\nالسيدة زينب\nالمعادي\nحلوان\nالجيزة",
	"german":      "Köln Messe\nMünchen Ostbahnhof\nDüsseldorf Hbf\nWürzburg\nFürth\nGöttingen\nStraße des 17. Juni\nCafé Einstein\nGrüne Straße\nMühlenplatz",
}

func TestReadings(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		language, encoding string
		certain            bool
	}{
		"GB18030":            {"simplified", "gb18030", true},
		"Big5":               {"traditional", "big5", true},
		"traditional in GBK": {"traditional", "gb18030", true},
		"Shift_JIS":          {"japanese", "shift_jis", true},
		"EUC-JP":             {"japanese", "euc-jp", true},
		"EUC-KR":             {"korean", "euc-kr", true},
		"windows-1251":       {"russian", "windows-1251", false},
		"KOI8-R":             {"russian", "koi8-r", false},
		"windows-1250":       {"czech", "windows-1250", false},
		"windows-1252":       {"german", "windows-1252", false},
		"iso-8859-2":         {"polish", "iso-8859-2", false},
		"iso-8859-5":         {"russian", "iso-8859-5", false},
		"ibm866":             {"russian", "ibm866", false},
		"macintosh":          {"german", "macintosh", false},
		"windows-874":        {"thai", "windows-874", false},
		"windows-1255":       {"hebrew", "windows-1255", false},
		"windows-1256":       {"arabic", "windows-1256", false},
	}
	for name, test := range tests {
		readings, certain := charset.Readings(encode(t, test.encoding, names[test.language]))
		if len(readings) == 0 || readings[0].Text != names[test.language] {
			t.Errorf("%s: Readings() = %.3v, want first the names themselves", name, readings)
			continue
		}
		if test.certain && !certain {
			t.Errorf("%s: not certain: %.2f before %.2f (%s)", name, readings[0].Share, readings[1].Share, readings[1].Encoding)
		}
	}
}

// What is taken for Chinese without a question must be Chinese.
func TestNothingElseIsTakenForChinese(t *testing.T) {
	t.Parallel()
	for language, encodings := range map[string][]string{
		"japanese": {"shift_jis", "euc-jp"}, "korean": {"euc-kr"}, "russian": {"windows-1251", "koi8-r"},
		"czech": {"windows-1250"}, "german": {"windows-1252", "macintosh"}, "traditional": {"big5"}, "polish": {"iso-8859-2"},
		"thai": {"windows-874"}, "hebrew": {"windows-1255"}, "arabic": {"windows-1256"},
	} {
		lines := strings.Split(names[language], "\n")
		for _, encoding := range encodings {
			for n := 1; n <= len(lines); n++ {
				text := strings.Join(lines[:n], "\n")
				readings, certain := charset.Readings(encode(t, encoding, text))
				if certain && readings[0].Text != text {
					t.Errorf("%d lines of %s in %s are certain to be %s: %q", n, language, encoding, readings[0].Encoding, readings[0].Text)
				}
			}
		}
	}
}

// Real names, ten rows at a time, in the encodings of their language.
func TestRealNamesOfTenRows(t *testing.T) {
	t.Parallel()
	for _, file := range []struct {
		path, encoding string
		column         int
	}{
		{"data/ni1o1__pygeo-tutorial/shanghai_food.csv", "gb18030", 0},
		{"data/ni1o1__pygeo-tutorial/shanghai_bus.csv", "gb18030", 0},
		{"data/OHMORIYUSUKE__oyama-busstop-map/stops.csv", "shift_jis", 1},
		{"data/OHMORIYUSUKE__oyama-busstop-map/stops.csv", "euc-jp", 1},
	} {
		files, uncertain := 0, 0
		for chunk := range chunks(t, file.path, file.column) {
			readings, certain := charset.Readings(encode(t, file.encoding, chunk))
			files++
			switch {
			case certain && readings[0].Text != chunk:
				t.Errorf("%s in %s is taken for %s: %q", file.path, file.encoding, readings[0].Encoding, readings[0].Text)
			case !certain:
				uncertain++
			}
		}
		t.Logf("%s in %s: %d files of ten rows, %d of them ask", file.path, file.encoding, files, uncertain)
		if uncertain*20 > files {
			t.Errorf("%s in %s: %d of %d files of ten rows ask, want at most one in twenty", file.path, file.encoding, uncertain, files)
		}
	}
}

// chunks yields the names of a file, ten at a time.
func chunks(t *testing.T, path string, column int) func(func(string) bool) {
	t.Helper()
	file, err := os.Open(sampledata.Path(t, path))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(string) bool) {
		for from := 1; from+10 <= len(rows); from += 10 {
			var names []string
			for _, row := range rows[from : from+10] {
				names = append(names, row[column])
			}
			if !yield(strings.Join(names, "\n")) {
				return
			}
		}
	}
}

func encode(t *testing.T, label, text string) []byte {
	t.Helper()
	_, encoding, err := charset.Lookup(label)
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := encoding.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%q has no place in %s: %v", text, label, err)
	}
	return encoded
}

func TestLookup(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"cp932": "shift_jis", "CP936": "gb18030", "cp949": "euc-kr", "cp950": "big5", "gbk": "gb18030", "GB2312": "gb18030",
		"Big5": "big5", "latin1": "windows-1252", "ISO-8859-1": "windows-1252", "utf-8": "utf-8", "koi8-r": "koi8-r",
	}
	for label, want := range tests {
		if got, _, err := charset.Lookup(label); got != want || err != nil {
			t.Errorf("Lookup(%q) = %q, %v, want %q", label, got, err, want)
		}
	}
	if _, _, err := charset.Lookup("ansi"); err == nil || !strings.Contains(err.Error(), "gb18030") {
		t.Errorf(`Lookup("ansi") error = %v, want the question which`, err)
	}
	if _, _, err := charset.Lookup("klingon"); err == nil {
		t.Error(`Lookup("klingon") error = nil`)
	}
}
