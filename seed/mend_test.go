package seed_test

import (
	"strings"
	"testing"

	"nearby/seed"
)

// Opening hours in HTML, as plugins of web sites keep them, are those of its rows.
func TestHoursInHTML(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ cell, want string }{
		{`"<table class=""h""><tr><td>Monday</td><td><time>9:00 AM - 5:00 PM</time></td></tr><tr><td>Tuesday</td><td>Closed</td></tr></table>"`, "Monday 9:00 AM - 5:00 PM; Tuesday Closed"},
		{`周一至周五 9:00-17:00<br>周六 10:00-16:00<br/>`, "周一至周五 9:00-17:00; 周六 10:00-16:00"},
		{`Mo-Fr 09:00-17:00; Sa 10:00-16:00`, "Mo-Fr 09:00-17:00; Sa 10:00-16:00"},
		{`Mo&ndash;Fr 9&ndash;17`, "Mo–Fr 9–17"},
	} {
		if got := one(t, "name,lat,lng,opening_hours\nA,31,121,"+c.cell+"\n", plain()).Hours; got != c.want {
			t.Errorf("%s: got %q, want %q", c.cell, got, c.want)
		}
	}
}

func TestWhatProgramsLeaveInTexts(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"Ben &amp; Jerry&#39;s": "Ben & Jerry's",
		"<b>Bold</b> Cafe":      "Bold Cafe",
		"<p>Main<br/>St</p>":    "Main St",
		`Caf\u00e9 X`:           "Café X",
		"CafÃ© Y":               "Café Y",
		"Café Z":                "Café Z",
		"Fish & Chips <3 you":   "Fish & Chips <3 you",
		"São João & Ção <X>":    "São João & Ção <X>",
		"R&D Â£5":               "R&D £5",
	} {
		if got := one(t, "name,lat,lng\n\""+written+"\",31,121\n", plain()).Name; got != want {
			t.Errorf("%q is %q, want %q", written, got, want)
		}
	}
}

func TestPhones(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"13800000000.0":             "13800000000",
		"8.62163E+12":               "",
		"8.62E+12":                  "",
		"021-63276878;021-63276879": "021-63276878;021-63276879",
		`"['021-1', '021-2']"`:      "021-1;021-2",
		`"[""021-1""]"`:             "021-1",
		"nan":                       "",
		"[]":                        "",
		"010.1234.5678":             "010.1234.5678",
		"+33 1.42.68":               "+33 1.42.68",
	} {
		if got := one(t, "name,lat,lng,phone\nx,31,121,"+written+"\n", plain()).Phone; got != want {
			t.Errorf("%s is %q, want %q", written, got, want)
		}
	}
}

// Headers in other languages, in two, with more words, or misspelt. A guess is said.
func TestHeadersAreKnown(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		header string
		said   string // in a warning
	}{
		"traditional Chinese": {"名稱,緯度,經度", ""},
		"Japanese":            {"名称,緯度,経度", ""},
		"Korean":              {"상호명,위도,경도", ""},
		"French":              {"Nom,Latitude,Longitude", ""},
		"German":              {"Bezeichnung,Breitengrad,Längengrad", ""},
		"Spanish":             {"Nombre,Latitud,Longitud", ""},
		"Italian":             {"Denominazione,Latitudine,Longitudine", ""},
		"Portuguese":          {"Nome,Latitude,Longitude", ""},
		"Russian":             {"Название,Широта,Долгота", ""},
		"two languages":       {"名称 Name,纬度 Latitude,经度 Longitude", ""},
		"one in brackets":     {"Name (名称),Latitude(纬度),Longitude(经度)", ""},
		"with a slash":        {"名称/Name,Lat/纬度,Lng/经度", ""},
		"more words":          {"Store Name,lat,lng", `"Store Name" is taken for the name`},
		"more characters":     {"商店名称,lat,lng", ""},
		"misspelt":            {"Name,Lattitude,Longtitude", `"Lattitude" is taken for the lat, with a letter wrong`},
	}
	for name, test := range tests {
		file, err := seed.Open(strings.NewReader(test.header+"\n站,31.5,121.5\n"), plain())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		places, _ := readAll(t, file)
		if len(places) != 1 || places[0].Name != "站" || places[0].At.Lat != 31.5 || places[0].At.Lng != 121.5 {
			t.Errorf("%s: %+v", name, places)
		}
		said := strings.Join(file.Notes(), "\n")
		if !strings.Contains(said, test.said) || test.said == "" && strings.Contains(said, "is taken for") && name != "more characters" {
			t.Errorf("%s: it says %q, want %q", name, said, test.said)
		}
	}
}

// Where a better header is there, or the words are about something else, none is taken.
func TestHeadersThatAreAboutSomethingElse(t *testing.T) {
	t.Parallel()
	if got := one(t, "Store Name,Name,lat,lng\nchain,shop,31,121\n", plain()).Name; got != "shop" {
		t.Errorf("beside a better header the name is %q", got)
	}
	for _, header := range []string{"City Name", "Street Name", "owner_name", "负责人名称", "Email Address"} {
		if file, err := seed.Open(strings.NewReader(header+",lat,lng\nx,31,121\n"), plain()); err == nil {
			p, _ := readAll(t, file)
			t.Errorf("%s: read as %v", header, p)
		}
	}
}

func TestWhatStandsAboveTheHeader(t *testing.T) {
	t.Parallel()
	const body = "name,lat,lng,note\na,31,121,x\nb,31,121,\n"
	for name, content := range map[string]string{
		"sep=,":            "sep=,\n" + body,
		"sep=;":            "sep=;\r\n" + strings.ReplaceAll(body, ",", ";"),
		"a title":          "All places\n" + body,
		"a padded title":   "All places,,,\n,,,\n" + body,
		"two titles":       "All places\nas of 2026,,,\n" + body,
		"a title and tabs": "All places, with notes\n" + strings.ReplaceAll(body, ",", "\t"),
		"nothing":          body,
	} {
		file, err := seed.Open(strings.NewReader(content), plain())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		places, rejects := readAll(t, file)
		if len(places) != 2 || len(rejects) > 0 {
			t.Errorf("%s: places %v, rejects %v", name, places, rejects)
		}
		if said := strings.Join(file.Notes(), "\n"); strings.Contains(name, "title") != strings.Contains(said, "above the header") {
			t.Errorf("%s: it says %q", name, said)
		}
	}
}

// UTF-8 that was read as GBK and saved has lost characters; real Chinese has not that look.
func TestNamesRuinedByGBK(t *testing.T) {
	t.Parallel()
	for names, refused := range map[string]bool{
		"浜烘皯骞垮満绔?,31,121\n鍗椾含涓滆矾姝ヨ琛?,31,121\n璞洯,31,121\n": true,
		"人民广场站,31,121\n南京东路步行街,31,121\n豫园,31,121\n":       false,
		"Café,31,121\nMüller,31,121\n":                    false,
	} {
		_, err := seed.Open(strings.NewReader("name,lat,lng\n"+names), plain())
		if got := err != nil && strings.Contains(err.Error(), "人民广场"); got != refused {
			t.Errorf("Open(%q) error = %v, want refused: %v", names, err, refused)
		}
	}
}

func TestRatingsInWords(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]float64{
		"4.5": 4.5, `"4,5"`: 4.5, "4.5/5": 4.5, "9/10": 9, "4.5分": 4.5, "4.5 stars": 4.5, "4 out of 5": 4, `"4.5 (1,234)"`: 4.5,
		"四星": 4, "四星半": 4.5, "准五星": 4.5, "五星商户": 5, "★★★★☆": 4, "★★★½": 3.5, "50": 0, "90%": 0, "暂无评分": 0, "A": 0,
	} {
		if got := one(t, "name,lat,lng,rating\nx,31,121,"+written+"\n", plain()).Rating; got != want {
			t.Errorf("%s is %v, want %v", written, got, want)
		}
	}
}

// Rows that are no places below a table, and places that are closed by their name: both
// are counted, and neither is at fault.
func TestSumsRemarksAndClosedNames(t *testing.T) {
	t.Parallel()
	file, err := seed.Open(strings.NewReader("名称,地址,lat,lng\n小杨生煎,黄浦,31.23,121.47\n大壶春(已关闭),黄浦,31.23,121.48\n"+
		"南翔(豫园店),黄浦,31.22,121.49\nTotal,Rue 1,48.85,2.35\n合计：,3,,\n数据来源：上海市,,,\n没有坐标,,,\n"), plain())
	if err != nil {
		t.Fatal(err)
	}
	places, rejects := readAll(t, file)
	if len(places) != 3 || len(rejects) != 1 || file.Skipped() != 3 {
		t.Errorf("got places %v, rejects %v and %d skipped, want 3, 1 and 3", places, rejects, file.Skipped())
	}
}
