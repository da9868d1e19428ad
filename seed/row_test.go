package seed_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/geo"
	"nearby/place"
	"nearby/seed"
)

func TestEveryField(t *testing.T) {
	t.Parallel()
	got := one(t, strings.Join([]string{
		"external_id,name,name_en,category,lat,lng,address,phone,lines,opening_hours,rating,price,url,image_url,audio_url",
		"7,佳家汤包,Jia Jia,transit,31.23,121.47,黄河路90号,021-63276878,1号线、2号线，8号线,10:00-22:00,4.5分,¥40,https://a.cn/7,http://a.cn/7.jpg,https://a.cn/7.mp3",
	}, "\n"), plain())
	want := place.Place{
		ExternalID: "7", Name: "佳家汤包", NameEN: "Jia Jia", Category: "transit",
		At: geo.WGS84{Lat: 31.23, Lng: 121.47}, Address: "黄河路90号", Phone: "021-63276878",
		Lines: "1号线;2号线;8号线", Hours: "10:00-22:00", Rating: 4.5, Price: "¥40",
		URL: "https://a.cn/7", ImageURL: "http://a.cn/7.jpg", AudioURL: "https://a.cn/7.mp3",
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
	o.Encoding = seed.UTF8 // or the zero byte makes it hardly text
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
		"", " ", "[]", "null", "NULL", "None", `\N`, "-", "--", "无", "N/A", "n/a", "nan", "NaN", " [] ", "　无　", `"[]"`,
	} {
		row := strings.Repeat(none+",", 9)
		got := one(t, "external_id,name_en,address,phone,lines,opening_hours,rating,price,url,name,lat,lng\n"+
			row+"x,31,121\n", plain())
		want := place.Place{
			ExternalID: got.ExternalID, Category: "restaurant", Name: "x",
			At: geo.WGS84{Lat: 31, Lng: 121},
		}
		if diff := cmp.Diff(want, got); diff != "" || len(got.ExternalID) != 32 {
			t.Errorf("%q is not taken for a missing value (-want +got):\n%s", none, diff)
		}
		if none != "" {
			r := refused(t, "name,lat,lng\n"+none+",31,121\n", plain())
			if r.Code != seed.CodeNoName || r.Column != 1 || r.Field != "name" {
				t.Errorf("name %q: got %v, want no_name in column 1", none, r)
			}
		}
	}
}

func TestRowsThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	const header = "name,lat,lng,address,phone,url,rating,price,name_en,external_id,lines,hours\n"
	tests := map[string]struct {
		row  string
		want seed.Reject // Line, Record and most Reasons aside
	}{
		"too few columns":                    {"x,31,121", seed.Reject{Code: seed.CodeColumns, Reason: "3 columns where there should be 12"}},
		"too many columns":                   {"x,31,121,a,b,,,,,,,,surplus", seed.Reject{Code: seed.CodeColumns, Reason: "13 columns"}},
		"no name":                            {",31,121,,,,,,,,,", seed.Reject{Column: 1, Field: "name", Code: seed.CodeNoName}},
		"name too long":                      {strings.Repeat("名", 201) + ",31,121,,,,,,,,,", seed.Reject{Column: 1, Field: "name", Code: seed.CodeTooLong, Reason: "201 characters, more than the 200"}},
		"address too long":                   {"x,31,121," + strings.Repeat("a", 501) + ",,,,,,,,", seed.Reject{Column: 4, Field: "address", Code: seed.CodeTooLong, Reason: "500"}},
		"phone too long":                     {"x,31,121,," + strings.Repeat("1", 101) + ",,,,,,,", seed.Reject{Column: 5, Field: "phone", Code: seed.CodeTooLong, Reason: "100"}},
		"url too long":                       {"x,31,121,,,http://a.cn/" + strings.Repeat("1", 1024) + ",,,,,,", seed.Reject{Column: 6, Field: "url", Code: seed.CodeTooLong, Reason: "1024"}},
		"price too long":                     {"x,31,121,,,,," + strings.Repeat("1", 51) + ",,,,", seed.Reject{Column: 8, Field: "price", Code: seed.CodeTooLong, Reason: "50"}},
		"English name too long":              {"x,31,121,,,,,," + strings.Repeat("n", 201) + ",,,", seed.Reject{Column: 9, Field: "name_en", Code: seed.CodeTooLong, Reason: "200"}},
		"id too long":                        {"x,31,121,,,,,,," + strings.Repeat("i", 201) + ",,", seed.Reject{Column: 10, Field: "external_id", Code: seed.CodeTooLong, Reason: "200"}},
		"lines too long":                     {"x,31,121,,,,,,,," + strings.Repeat("l", 1001) + ",", seed.Reject{Column: 11, Field: "lines", Code: seed.CodeTooLong, Reason: "1000"}},
		"hours too long":                     {"x,31,121,,,,,,,,," + strings.Repeat("h", 301), seed.Reject{Column: 12, Field: "opening_hours", Code: seed.CodeTooLong, Reason: "300"}},
		"a field beyond 64 KiB":              {"x,31,121,,,,,,,,," + strings.Repeat("h", 64<<10+1), seed.Reject{Column: 12, Field: "opening_hours", Code: seed.CodeTooLong, Reason: "65537 bytes"}},
		"address of a page without a scheme": {"x,31,121,,,www.a.cn,,,,,,", seed.Reject{Column: 6, Field: "url", Code: seed.CodeURL, Reason: "http://"}},
		"address of another kind":            {"x,31,121,,,javascript:alert(1),,,,,,", seed.Reject{Column: 6, Field: "url", Code: seed.CodeURL}},
		"address without a host":             {"x,31,121,,,http://,,,,,,", seed.Reject{Column: 6, Field: "url", Code: seed.CodeURL}},
		"rating above ten":                   {"x,31,121,,,,10.1,,,,,", seed.Reject{Column: 7, Field: "rating", Code: seed.CodeRating}},
		"rating below nothing":               {"x,31,121,,,,-1,,,,,", seed.Reject{Column: 7, Field: "rating", Code: seed.CodeRating}},
		"rating in words":                    {"x,31,121,,,,good,,,,,", seed.Reject{Column: 7, Field: "rating", Code: seed.CodeRating, Reason: `"good"`}},
		"rating with an exponent":            {"x,31,121,,,,1e0,,,,,", seed.Reject{Column: 7, Field: "rating", Code: seed.CodeRating}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := refused(t, header+test.row+"\n", plain())
			if got.Line != 2 || got.Column != test.want.Column || got.Field != test.want.Field ||
				got.Code != test.want.Code || !strings.Contains(got.Reason, test.want.Reason) {
				t.Errorf("got %q (%s), want line 2, column %d (%s), %s: …%s…", got, got.Code,
					test.want.Column, test.want.Field, test.want.Code, test.want.Reason)
			}
			if want := strings.Split(test.row, ","); !cmp.Equal(want, got.Record) {
				t.Errorf("the record is not the row: %.300q", got.Record)
			}
		})
	}
}

func TestRatings(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]float64{
		"4.5": 4.5, "0": 0, "10": 10, "4.5分": 4.5, "4.5 分": 4.5, "4星": 4, "4.5/5": 4.5, "8/10": 8, "[]": 0,
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
