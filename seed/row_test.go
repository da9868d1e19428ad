package seed_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/geo"
	"nearby/place"
	"nearby/seed"
	"nearby/seed/fault"
	"nearby/seed/text"
)

func TestEveryField(t *testing.T) {
	t.Parallel()
	got := one(t, strings.Join([]string{
		"external_id,name,name_en,category,kind,lat,lng,address,phone,lines," +
			"opening_hours,rating,price,url,image_url,audio_url,wheelchair,status",
		"7,佳家汤包,Jia Jia,transit,火锅店,31.23,121.47,黄河路90号,021-63276878,1号线、2号线，8号线," +
			"10:00-22:00,4.5分,¥40,https://a.cn/7,http://a.cn/7.jpg,https://a.cn/7.mp3,designated,装修中",
	}, "\n"), plain())
	want := place.Place{
		ExternalID: "7", Name: "佳家汤包", NameEN: "Jia Jia", Category: "transit", Kind: "火锅店", Kinds: "hotpot",
		At: geo.WGS84{Lat: 31.23, Lng: 121.47}, Address: "黄河路90号", Phone: "021-63276878",
		Lines: "1号线;2号线;8号线", Hours: "10:00-22:00", Zone: "Asia/Shanghai", Rating: 4.5, Price: "¥40",
		URL: "https://a.cn/7", ImageURL: "http://a.cn/7.jpg", AudioURL: "https://a.cn/7.mp3", Wheelchair: "yes", Status: "装修中",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("place differs (-want +got):\n%s", diff)
	}
}

func TestSourceIsGiven(t *testing.T) {
	t.Parallel()
	file, err := seed.Open(strings.NewReader("name,lat,lng\n和平饭店,31.24,121.48\n"), plain())
	if err != nil {
		t.Fatal(err)
	}
	if p, err := file.Read(); err != nil || p.Source != "test" {
		t.Errorf("got source %q, %v, want test", p.Source, err)
	}
}

func TestWordsAreCleaned(t *testing.T) {
	t.Parallel()
	o := plain()
	o.Encoding = text.UTF8 // or the zero byte makes it hardly text
	for in, want := range map[string]string{
		"大壶春":                               "大壶春",
		"  大壶春\t":                           "大壶春",
		"　大壶春　":                             "大壶春",
		"Old  Jesse":                        "Old Jesse",
		"老　　吉士":                             "老 吉士",
		"a\u00A0b":                          "a b",
		"a\u2003b":                          "a b",
		"“老吉士”·店，…（一）":                      "“老吉士”·店，…（一）",
		"a\x00b\x07c\u0085d\u200Be":         "abc de",
		"\uFEFFa":                           "a",
		"\"two\r\nlines\"":                  "two lines",
		"\"a \"\"quoted\"\" word\"":         `a "quoted" word`,
		"'=1+1":                             "=1+1",
		"'+86 21":                           "+86 21",
		"'@home":                            "@home",
		"'-1.5":                             "'-1.5", // a number needs no ', so this one is the value's
		"'t Smidje":                         "'t Smidje",
		"-1.5":                              "-1.5",
		"none of these":                     "none of these",
		"无名":                                "无名",
		strings.Repeat("长", 500):            strings.Repeat("长", 500),
		`"` + strings.Repeat(`""`, 9) + `"`: strings.Repeat(`"`, 9),
	} {
		if got := one(t, "address,name,lat,lng\n"+in+",x,31,121\n", o).Address; got != want {
			t.Errorf("address %q: got %q, want %q", in, got, want)
		}
	}
}

func TestMissingValues(t *testing.T) {
	t.Parallel()
	for _, none := range []string{
		"", " ", "[]", "null", "NULL", "None", `\N`, "-", "--", "无", "N/A", "n/a", "nan", "NaN",
		" [] ", "　无　", `"[]"`,
	} {
		const header = "external_id,name_en,address,phone,lines,opening_hours,rating,price,url," +
			"name,lat,lng\n"
		got := one(t, header+strings.Repeat(none+",", 9)+"x,31,121\n", plain())
		want := place.Place{
			ExternalID: got.ExternalID, Category: "restaurant", Name: "x",
			At: geo.WGS84{Lat: 31, Lng: 121},
		}
		if diff := cmp.Diff(want, got); diff != "" || len(got.ExternalID) != 32 {
			t.Errorf("%q is not taken for a missing value (-want +got):\n%s", none, diff)
		}
		if none != "" {
			r := refused(t, "name,lat,lng\n"+none+",31,121\n", plain())
			if r.Code != fault.NoName || r.Column != 1 || r.Field != "name" {
				t.Errorf("name %q: got %v, want no_name in column 1", none, r)
			}
		}
	}
}

const everyText = "name,lat,lng,address,phone,url,rating,price,name_en,external_id,lines,hours\n"

func TestRowsThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		row    string
		code   fault.Code
		column int
		field  string
		reason string // in part
	}{
		"too few columns":     {"x,31,121", "columns", 0, "", "3 columns where there should be 12"},
		"too many columns":    {"x,31,121,a,b,,,,,,,,surplus", "columns", 0, "", "13 columns"},
		"no name":             {",31,121,,,,,,,,,", "no_name", 1, "name", "empty"},
		"cut between columns": {"x,31,12", "columns", 0, "", "3 columns"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := refused(t, everyText+test.row+"\n", plain())
			want := seed.Reject{
				Line: 2, Column: test.column, Field: test.field, Code: test.code,
				Reason: got.Reason, Record: strings.Split(test.row, ","),
			}
			if diff := cmp.Diff(want, *got); diff != "" || !strings.Contains(got.Reason, test.reason) {
				t.Errorf("got reason %q, want …%s… (-want +got):\n%s", got.Reason, test.reason, diff)
			}
		})
	}
}

func TestTheEndOfAFileThatWasCut(t *testing.T) {
	t.Parallel()
	const whole = "x,31,121,街,1,,,,,,,\n"
	tests := map[string]struct {
		end    string
		places int
		code   fault.Code
	}{
		"after a column":       {"y,31,121,街", 1, fault.Truncated},
		"inside a coordinate":  {"y,31,12", 1, fault.Truncated},
		"inside a letter":      {"y,31,121,\xE8\xA1", 1, fault.Truncated},
		"inside quotes":        {"y,31,121,\"街", 1, fault.Truncated},
		"before the line end":  {"y,31,121,街,1,,,,,,,", 2, ""},
		"inside the last cell": {"y,31,121,街,1,,,,,,,周一至周", 2, ""}, // nobody can know
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			places, rejects := read(t, everyText+whole+test.end, plain())
			if len(places) != test.places || len(places)+len(rejects) != 2 {
				t.Fatalf("got %d places and rejects %v, want %d", len(places), rejects, test.places)
			}
			if len(rejects) > 0 && (rejects[0].Code != test.code || rejects[0].Line != 3) {
				t.Errorf("got %v (%s), want %s on line 3", rejects[0], rejects[0].Code, test.code)
			}
		})
	}
}

func TestLengths(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		column, most int
		before       string
	}{
		"name":          {1, 200, ""},
		"address":       {4, 500, ""},
		"phone":         {5, 100, ""},
		"url":           {6, 1024, "http://a.cn/"},
		"price":         {8, 50, ""},
		"name_en":       {9, 200, ""},
		"external_id":   {10, 200, ""},
		"lines":         {11, 1000, ""},
		"opening_hours": {12, 300, ""},
	}
	for field, test := range tests {
		t.Run(field, func(t *testing.T) {
			t.Parallel()
			row := strings.Split("x,31,121,,,,,,,,,", ",")
			row[test.column-1] = test.before + strings.Repeat("长", test.most-len(test.before))
			one(t, everyText+strings.Join(row, ","), plain())

			row[test.column-1] += "长"
			if field != "name" && field != "external_id" { // they cost nothing
				one(t, everyText+strings.Join(row, ","), plain())
				return
			}
			r := refused(t, everyText+strings.Join(row, ","), plain())
			want := fmt.Sprintf("the %s has %d characters, more than the %d", field, test.most+1, test.most)
			if r.Code != fault.TooLong || r.Column != test.column || r.Field != field ||
				!strings.Contains(r.Reason, want) {
				t.Errorf("got %q (%s) in column %d, want %s in column %d: %s",
					r, r.Code, r.Column, fault.TooLong, test.column, want)
			}
		})
	}
	r := refused(t, everyText+"x,31,121,,,,,,,,,"+strings.Repeat("h", 64<<10+1), plain())
	if r.Code != fault.TooLong || r.Column != 12 || len(r.Record[11]) != 64<<10+1 {
		t.Errorf("beyond 64 KiB: got %.200q (%s), want %s in column 12", r, r.Code, fault.TooLong)
	}
}

func TestRatings(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]float64{
		"4.5": 4.5, "0": 0, "10": 10, "4.5分": 4.5, "4.5 分": 4.5, "4星": 4, "4.5/5": 4.5, "8/10": 8,
		"[]": 0,
	} {
		if got := one(t, "name,lat,lng,评分\nx,31,121,"+in+"\n", plain()).Rating; got != want {
			t.Errorf("rating %q: got %v, want %v", in, got, want)
		}
	}
}

func TestPlacesWithoutAnID(t *testing.T) {
	t.Parallel()
	id := func(row string) string { return one(t, "name,lat,lng,id\n"+row+",\n", plain()).ExternalID }
	first := id("Café 和平,31.234561,121.470001")
	if len(first) != 32 || strings.Trim(first, "0123456789abcdef") != "" {
		t.Errorf("got id %q, want 32 hexadecimal digits", first)
	}
	for name, row := range map[string]string{
		"other case":            "CAFÉ 和平,31.234561,121.470001",
		"full-width letters":    "Ｃａｆé 和平,31.234561,121.470001",
		"combined accents":      "Cafe\u0301  和平,31.234561,121.470001",
		"a few centimetres off": "Café 和平,31.2345614,121.4700009",
	} {
		if got := id(row); got != first {
			t.Errorf("%s: got another id for the same place", name)
		}
	}
	for name, row := range map[string]string{
		"another name":    "Café 和平2,31.234561,121.470001",
		"across the road": "Café 和平,31.234661,121.470001",
	} {
		if got := id(row); got == first {
			t.Errorf("%s: got the same id for another place", name)
		}
	}
	if got := one(t, "name,lat,lng,id\nx,31,121, A-7 \n", plain()).ExternalID; got != "A-7" {
		t.Errorf("got id %q, want that of the column, A-7", got)
	}
}
