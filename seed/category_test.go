package seed_test

import (
	"strings"
	"testing"

	"nearby/seed/fault"
)

func TestCategories(t *testing.T) {
	t.Parallel()
	own := map[string]string{
		"清真": "restaurant", "Tea House": "restaurant", "050100": "restaurant", "糕饼店": "transit",
	}
	tests := map[string]struct {
		cell string
		flag string
		want string // "" for a reject
	}{
		"slug":                           {"transit", "", "transit"},
		"Chinese name":                   {"公交地铁", "", "transit"},
		"English name":                   {"Restaurants", "", "restaurant"},
		"alias in other case":            {"Fast-Food", "", "restaurant"},
		"AMap's three levels":            {"交通设施服务;公交车站;公交车站相关", "", "transit"},
		"several joined":                 {"住宿服务;宾馆酒店|餐饮服务;中餐厅", "", "restaurant"},
		"Foursquare's path":              {"Travel > Subway", "", "transit"},
		"Chinese commas":                 {"购物、美食，其他", "", "restaurant"},
		"first known part":               {"地铁站;美食", "", "transit"},
		"own value":                      {"清真", "", "restaurant"},
		"own value, other spelling":      {"tea_house", "", "restaurant"},
		"own value as a part":            {"040000|050100", "", "restaurant"},
		"own before the known":           {"餐饮服务;糕饼店", "", "transit"},
		"the column wins":                {"地铁站", "restaurant", "transit"},
		"not the flag, if it is unknown": {"停车场", "transit", ""},
		"the flag, if it says nothing":   {"node", "transit", "transit"},
		"a kind of ours":                 {"hot_pot", "", "restaurant"},
		"in words of people":             {"捷運站", "", "transit"},
		"by its last word":               {"Asian Restaurant", "", "restaurant"},
		"by its last characters":         {"云南餐厅", "", "restaurant"},
		"not every station":              {"Gas Station", "", ""},
		"the flag, if it is empty":       {"[]", "transit", "transit"},
		"unknown":                        {"停车场", "", ""},
		"empty":                          {"", "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := plain()
			o.Category, o.CategoryMap = test.flag, own
			content := "name,lat,lng,type\nx,31,121,\"" + test.cell + "\"\n"
			if test.want != "" {
				if got := one(t, content, o).Category; got != test.want {
					t.Errorf("%q: got %s, want %s", test.cell, got, test.want)
				}
				return
			}
			r := refused(t, content, o)
			if r.Code != fault.Category || r.Column != 4 || !strings.Contains(r.Reason, test.cell) ||
				!strings.Contains(r.Reason, "category ") {
				t.Errorf("%q: got %v (%s), want %s in column 4, its value and --category", test.cell, r, r.Code,
					fault.Category)
			}
		})
	}
}
