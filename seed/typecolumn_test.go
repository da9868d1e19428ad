package seed_test

import (
	"strings"
	"testing"

	"nearby/seed"
)

// A column that says what places are is found by its values, whatever its header, and the
// operator is told; --category does not overrule it.
func TestTypesUnderAnUnknownHeader(t *testing.T) {
	t.Parallel()
	const mixed = "name,lat,lng,HEADER\na,31,121,café\nb,31.1,121,pharmacy\nc,31.2,121,metro station\nd,31.3,121,museum\n" +
		"e,31.4,121,restaurant\nf,31.5,121,\n"
	tests := map[string]struct {
		content, category string
		where             map[string]string
		want              string // the names of the places, with the first letter of their category
		says              string
	}{
		"taken":                    {mixed, "restaurant", nil, "ar ct er fr", `column "HEADER" is taken for the category`},
		"taken without --category": {mixed, "", nil, "ar ct er", `column "HEADER" is taken for the category`},
		"left aside":               {mixed, "restaurant", map[string]string{"category": ""}, "ar br cr dr er fr", ""},
		"about what is near":       {strings.Replace(mixed, "HEADER", "Nearest landmark", 1), "restaurant", nil, "ar br cr dr er fr", ""},
		"only named, where nothing in it is a restaurant": {
			"name,lat,lng,大分类,小分类\na,31,121,景点,自然风光\nb,31.1,121,景点,名胜古迹\n", "restaurant", nil, "ar br",
			`of 2 rows it says something else than restaurant: 景点 (2)`,
		},
		"both of its levels": {
			"name,lat,lng,大分类,小分类\na,31,121,景点,自然风光\nb,31.1,121,美食,火锅\n", "restaurant", nil, "br", `column "大分类" is taken`,
		},
		"not where it agrees":  {"name,lat,lng,what\na,31,121,café\nb,31.1,121,Bar\nc,31.2,121,Ruhetag\n", "restaurant", nil, "ar br cr", ""},
		"not where it is rare": {"name,lat,lng,what\na,31,121,café\nb,31.1,121,x\nc,31.2,121,y\nd,31,122,bank\ne,31,123,z\n", "restaurant", nil, "ar br cr dr er", ""},
		"not names": {
			"name,lat,lng,sign\na,31,121,Golden Restaurant\nb,31.1,121,Old Mill Pharmacy\nc,31.2,121,Station Café\n", "restaurant", nil, "ar br cr", "",
		},
	}
	for name, test := range tests {
		o := plain()
		o.Category, o.Map = test.category, test.where
		file, err := seed.Open(strings.NewReader(test.content), o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		places, _ := readAll(t, file)
		var got []string
		for _, p := range places {
			got = append(got, p.Name+p.Category[:1])
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %v, want %s", name, got, test.want)
		}
		said := strings.Join(file.Notes(), "\n")
		if !strings.Contains(said, test.says) || test.says == "" && strings.Contains(said, "column") {
			t.Errorf("%s: said %q, want %q", name, said, test.says)
		}
	}
}

// Where nothing says the category, the question names the column that may.
func TestTheQuestionNamesAColumnOfTypes(t *testing.T) {
	t.Parallel()
	o := plain()
	o.Category = ""
	_, err := seed.Open(strings.NewReader("name,lat,lng,what\na,31,121,museum\nb,31.1,121,pharmacy\n"), o)
	if err == nil || !strings.Contains(err.Error(), `"what" seems to be one`) {
		t.Errorf("Open() = %v, want a question that names the column", err)
	}
}

// GTFS's numbers for modes are kinds in a plain table too.
func TestRouteTypesInAPlainTable(t *testing.T) {
	t.Parallel()
	o := plain()
	o.Category = "transit"
	for cell, want := range map[string]string{"1": "metro", "0": "tram", "3": "bus", "400": "metro", "1;3": "metro;bus", "subway": "metro", "99": ""} {
		if p := one(t, "stop_name,lat,lng,route_type\nx,31,121,"+cell+"\n", o); p.Kinds != want {
			t.Errorf("route_type %s: kinds %q, want %q", cell, p.Kinds, want)
		}
	}
}

// HERE says in categories.primary whether a category is the first, not which.
func TestAFlagIsNoCategory(t *testing.T) {
	t.Parallel()
	p := one(t, `{"items":[{"title":"Café","address":{"label":"a 1"},"position":{"lat":52.5,"lng":13.4},"categories":[{"name":"Coffee/Tea","primary":true}]}]}`, plain())
	if p.Name != "Café" || p.Category != "restaurant" {
		t.Errorf("got %+v, want a restaurant", p)
	}
}
