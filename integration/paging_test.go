package integration_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nearby/store/storetest"
)

// Four towns far from each other, for 更多 to page through: a dense one, one of
// every kind, one where everything is at one point, and one with more kinds of
// places than a page has lines. Points are WGS-84, as a phone reports them.
const (
	dense  = "31.200000,121.400000"
	mixed  = "25.000000,117.000000"
	tower  = "35.000000,113.000000"
	varied = "28.000000,112.000000"
)

// Page after page, everybody comes to everything around them: each place exactly
// once, the nearest first, equal distances by id, until the account says that this
// was all.
func TestPaging(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	db := storetest.SQL(t, databaseURL)
	p := installed(t, databaseURL)
	buildTowns(t, p, db)
	const asText = "NEARBY_REPLY=text"
	servers := map[string][]*server{"": {p.serve(t)}, asText: {p.with(asText).serve(t)}}
	tests := map[string]struct {
		at, wish   string
		categories []string
		settings   string
	}{
		"500 restaurants":               {dense, "餐厅", []string{"restaurant"}, ""},
		"500 restaurants in texts":      {dense, "餐厅", []string{"restaurant"}, asText},
		"500 restaurants with a word":   {dense, "馆", []string{"restaurant"}, ""},
		"everything":                    {mixed, "全部", []string{"restaurant", "transit"}, ""},
		"everything in texts":           {mixed, "全部", []string{"restaurant", "transit"}, asText},
		"50 at one point":               {tower, "餐厅", []string{"restaurant"}, ""},
		"50 at one point in texts":      {tower, "餐厅", []string{"restaurant"}, asText},
		"nine categories":               {varied, "全部", nineKinds, ""},
		"nine categories in texts":      {varied, "全部", nineKinds, asText},
		"nine categories by a button":   {varied, "[菜单 全部]", nineKinds, ""},
		"restaurants by a button":       {mixed, "[菜单 restaurant]", []string{"restaurant"}, ""},
		"restaurants by a button, text": {mixed, "[菜单 restaurant]", []string{"restaurant"}, asText},
		"nine by a button, text":        {varied, "[菜单 全部]", nineKinds, asText},
		"stops with two sides, each 1":  {mixed, "公交", []string{"transit"}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v := &visitor{openID: person(), servers: servers[test.settings], db: db}
			v.do(t, "[定位 "+test.at+"]")
			got := pagesThrough(t, v, test.wish)
			for _, category := range test.categories {
				want := inOrder(t, db, category, test.at)
				if of := ofKind(got, want[0]); !slices.Equal(of, want) {
					t.Errorf("%s: shown are %d\n%v\nwant %d, the nearest first\n%v", category, len(of), of, len(want), want)
				}
			}
		})
	}
}

// shownName is what tells the places of these towns apart: a kind and three digits.
// It is the first of each name, so that no cut takes it off, and all Chinese, which
// takes most room.
var shownName = regexp.MustCompile(`\p{Han}[〇一二三四五六七八九]{3}`)

// inChinese writes a digit as people do in names.
var inChinese = strings.NewReplacer("0", "〇", "1", "一", "2", "二", "3", "三", "4", "四",
	"5", "五", "6", "六", "7", "七", "8", "八", "9", "九")

// pagesThrough asks for more until that was all, and returns what was shown.
func pagesThrough(t *testing.T, v *visitor, wish string) []string {
	t.Helper()
	var all []string
	more := "更多"
	if strings.HasPrefix(wish, "[菜单") {
		more = "[菜单 more]"
	}
	for answer := v.do(t, wish); !strings.HasPrefix(answer, "就这些啦"); answer = v.do(t, more) {
		page := shownName.FindAllString(answer, -1)
		if len(page) == 0 {
			t.Fatalf("after %d places a page shows nothing:\n%s", len(all), answer)
		}
		if half := len(page) / 2; more != "更多" && slices.Equal(page[:half], page[half:]) {
			page = page[:half] // the list stands first, and then each place on its own
		}
		all = append(all, page...)
	}
	return all
}

// ofKind are those of the names that begin as this one does.
func ofKind(names []string, like string) []string {
	kind := string([]rune(like)[:1])
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !strings.HasPrefix(name, kind) })
}

// inOrder is what PostGIS itself says stands around a point, the nearest first: of
// stops with one name only the nearest.
func inOrder(t *testing.T, db *sql.DB, category, at string) []string {
	t.Helper()
	const query = `SELECT left(name, 4) FROM (
		SELECT DISTINCT ON (name) name, id, ST_Distance(geog, ST_MakePoint($2, $1)::geography) AS distance
		FROM places WHERE category_id = (SELECT id FROM categories WHERE slug = $3)
		ORDER BY name, distance, id
	) nearest WHERE distance <= 10000 ORDER BY distance, id`
	lat, lng, _ := strings.Cut(at, ",")
	rows, err := db.QueryContext(t.Context(), query, degrees(t, lat), degrees(t, lng), category)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		all = append(all, name)
	}
	if err := rows.Err(); err != nil || len(all) == 0 {
		t.Fatalf("there is no %s around %s: %v", category, at, err)
	}
	return all
}

// nineKinds are more than a page has lines for.
var nineKinds = []string{"restaurant", "transit", "park", "school", "bank", "museum", "hotel", "shop", "toilet"}

// kinds are the first characters of names, by category.
var kinds = map[string]string{
	"restaurant": "馆", "transit": "站", "park": "园", "school": "校", "bank": "行",
	"museum": "博", "hotel": "宿", "shop": "店", "toilet": "厕",
}

// buildTowns loads the three towns.
func buildTowns(t *testing.T, p program, db *sql.DB) {
	t.Helper()
	for i, slug := range nineKinds[2:] {
		const add = `INSERT INTO categories (slug, name_zh, name_en, position) VALUES ($1, $2, $3, $4)`
		if _, err := db.ExecContext(t.Context(), add, slug, kinds[slug]+"类", slug, i+3); err != nil {
			t.Fatal(err)
		}
	}
	var rows strings.Builder
	rows.WriteString("id,category,name,address,wgs84_lat,wgs84_lng\n")
	random := rand.New(rand.NewPCG(4, 10)) // the same places every time
	add := func(town, category string, number int, lat, lng float64) {
		name := kinds[category] + inChinese.Replace(fmt.Sprintf("%03d", number)) +
			strings.Repeat("很长的名字", 1+number%7)
		fmt.Fprintf(&rows, "%s-%s-%d,%s,%s,%s,%.6f,%.6f\n",
			town, category, rows.Len(), category, name, strings.Repeat("路", number%40), lat, lng)
	}
	for i := range 500 {
		add("dense", "restaurant", i, 31.2+random.NormFloat64()/100, 121.4+random.NormFloat64()/100)
	}
	for i := range 60 {
		lat, lng := 25+random.NormFloat64()/50, 117+random.NormFloat64()/50
		add("mixed", "restaurant", i+550, lat, lng)
		add("mixed", "transit", i, lat, lng)
		add("mixed", "transit", i, lat+0.0002, lng) // 22 m away: the other side of the street
	}
	for i := range 50 {
		add("tower", "restaurant", i+500, 35.001, 113.001)
	}
	for i := range 27 {
		add("varied", nineKinds[i%9], i+700, 28+float64(i+1)/1000, 112)
	}
	p.seed(t, 0, written(t, "towns.csv", rows.String()))
}
