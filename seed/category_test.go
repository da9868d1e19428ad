package seed_test

import (
	"strings"
	"testing"

	"nearby/seed"
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
		"not the flag, if it is unknown": {"直营店", "transit", ""},
		"the flag, if it says nothing":   {"node", "transit", "transit"},
		"a kind of ours":                 {"hot_pot", "", "restaurant"},
		"in words of people":             {"捷運站", "", "transit"},
		"by its last word":               {"Asian Restaurant", "", "restaurant"},
		"by its last characters":         {"云南餐厅", "", "restaurant"},
		"not every station":              {"Weather Station", "", ""},
		"a path":                         {"Travel and Transportation > Transport Hub > Metro Station", "", "transit"},
		"a number of AMap's":             {"50117|060101", "", "restaurant"},
		"Korean":                         {"중식", "", "restaurant"},
		"Japanese":                       {"そば・うどん", "", "restaurant"},
		"Spanish":                        {"parada de autobús", "", "transit"},
		"French":                         {"boulangerie", "", "restaurant"},
		"food, and nothing else":         {"food,point_of_interest", "", "restaurant"},
		"the flag, if it is empty":       {"[]", "transit", "transit"},
		"unknown":                        {"直营店", "", ""},
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

// Of a file of all kinds the food and the stops are loaded. The others are no fault of
// the file, whatever else their rows lack: they are counted and named.
func TestOtherKindsAreLeftOut(t *testing.T) {
	t.Parallel()
	const header = "name,lat,lng,type\n"
	o := plain()
	o.Category = "restaurant"
	file, err := seed.Open(strings.NewReader(header+"a,31,121,pharmacy\nb,31,121,餐饮服务;火锅店\n,,,bench\n"+
		"d,31,121,\"supermarket,food\"\ne,31,121,购物服务;超市;便利店\nf,31,121,pharmacy\n"), o)
	if err != nil {
		t.Fatal(err)
	}
	places, rejects := readAll(t, file)
	if len(places) != 1 || len(rejects) != 0 || file.Skipped() != 5 {
		t.Errorf("got %d places, %d rejects and %d skipped, want 1, 0 and 5", len(places), len(rejects), file.Skipped())
	}
	if w := file.Warnings(); len(w) != 1 || w[0].Code != "other_category" || w[0].Rows != 5 || !strings.Contains(w[0].Text, "pharmacy (2), bench (1)") ||
		!strings.Contains(w[0].Text, "pharmacy=SLUG") {
		t.Errorf("Warnings() = %v, want the words with their rows and the flag", w)
	}
	file, err = seed.Open(strings.NewReader(header+"a,31,121,pharmacy\n"), o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Read(); err == nil || !strings.Contains(err.Error(), "nothing is left to load") {
		t.Errorf("a file of pharmacies alone: Read() error = %v, want that nothing is left", err)
	}
}

// The levels of a type count together, whatever the columns are called.
func TestLevelsOfACategory(t *testing.T) {
	t.Parallel()
	for header, row := range map[string]string{
		"大类,中类,小类":               "交通设施服务,地铁站,地铁站",
		"category,subcategory":   "Transportation,Bus Stop",
		"amenity,shop,railway":   ",,subway_entrance",
		"类别,子类别":                 "出行,公交站",
		"type,subtype":           "POI,Metro Station",
		"typecode,shop_opentime": "150500,x",
	} {
		if got := one(t, "name,lat,lng,"+header+"\nx,31,121,"+row+"\n", plain()).Category; got != "transit" {
			t.Errorf("%s of %s: category %q, want transit", row, header, got)
		}
	}
}

// A cuisine is food by its last character, vegetables are not.
func TestCuisinesByTheirLastCharacter(t *testing.T) {
	t.Parallel()
	for word, restaurant := range map[string]bool{
		"本帮江浙菜": true, "山西菜": true, "内蒙菜": true, "特色菜": true, "净菜": false, "卖菜": false, "菜": false,
	} {
		o := plain()
		o.Category = ""
		places, rejects := read(t, "name,lat,lng,category\nA,31,121,"+word+"\nB,31,121,火锅\n", o)
		if got := len(places) == 2 && len(rejects) == 0; got != restaurant {
			t.Errorf("%s: got %v and %v, want a restaurant: %t", word, places, rejects, restaurant)
		}
	}
}
