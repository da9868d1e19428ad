package lookup

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

func found(category string, metres geo.Metres) place.Found {
	return place.Found{Place: place.Place{Category: category}, Distance: metres}
}

// The first page stays within the first radius that holds anything; later pages
// go on from there, outwards.
func TestAPageOfACategory(t *testing.T) {
	t.Parallel()
	food := place.Category{Slug: "restaurant"}
	near, edge, far := found("restaurant", 80), found("restaurant", 1000), found("restaurant", 1500)
	stop := found("transit", 10)
	radii := []geo.Metres{1000, 2000, 5000}
	tests := map[string]struct {
		found []place.Found
		skip  int
		want  Group
		more  bool
	}{
		"within the first radius, and more outside it": {
			[]place.Found{near, far, stop},
			0,
			Group{Radius: 1000, Count: 1, Places: []place.Found{near}},
			true,
		},
		"exactly on the first radius": {
			[]place.Found{edge}, 0, Group{Radius: 1000, Count: 1, Places: []place.Found{edge}}, false,
		},
		"only within the second": {
			[]place.Found{far, stop}, 0, Group{Radius: 2000, Count: 1, Places: []place.Found{far}}, false,
		},
		"nowhere": {[]place.Found{stop}, 0, Group{Radius: 5000}, false},
		"more than a page": {
			[]place.Found{near, near, edge},
			0,
			Group{Radius: 1000, Count: 3, Places: []place.Found{near, near}},
			true,
		},
		"the next page goes on beyond the radius": {
			[]place.Found{near, far}, 1, Group{Radius: 1000, Count: 2, Places: []place.Found{far}}, false,
		},
		"a page after the last": {
			[]place.Found{near}, 1, Group{Radius: 1000, Count: 1}, false,
		},
	}
	for name, test := range tests {
		test.want.Category, test.want.Asked = food, 1000
		g := groupOf(food)
		g.offset = test.skip
		g.fill(of("restaurant", test.found), 2, radii)
		if diff := cmp.Diff(test.want, g.Group, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: fill() differs (-want +got):\n%s", name, diff)
		}
		if g.more != test.more {
			t.Errorf("%s: more = %v, want %v", name, g.more, test.more)
		}
	}
}

func TestAWordLooksThroughAllCategoriesAsOne(t *testing.T) {
	t.Parallel()
	all := results{parts: []categoryResults{
		{"restaurant", []place.Found{found("restaurant", 80), found("restaurant", 300)}, 400},
		{"transit", []place.Found{found("transit", 100)}, 700},
	}}
	want := []place.Found{found("restaurant", 80), found("transit", 100), found("restaurant", 300)}
	if diff := cmp.Diff(want, all.of("")); diff != "" {
		t.Errorf("of all differs (-want +got):\n%s", diff)
	}
	if got := all.radius(""); got != 400 {
		t.Errorf("radius of all = %v, want that of the category that was read least far", got)
	}
}

// Enough rows must be read that no other side of a shown stop can lie beyond
// them.
func TestComplete(t *testing.T) {
	t.Parallel()
	stops := []place.Found{found("transit", 10), found("transit", 50), found("transit", 90), found("transit", 140)}
	tests := map[string]struct {
		part categoryResults
		n    int
		want bool
	}{
		"too few stops":                        {categoryResults{"transit", stops[:1], 140}, 2, false},
		"none to tell that there are more":     {categoryResults{"transit", stops[:1], 140}, 1, false},
		"another side may be just beyond":      {categoryResults{"transit", stops, 140}, 3, false},
		"far enough beyond the second":         {categoryResults{"transit", stops, 140}, 2, true},
		"the first of two, with rows to spare": {categoryResults{"transit", stops[:2], 140}, 1, true},
		"nothing was left out":                 {categoryResults{"transit", stops[:1], farRadius + 1}, 2, true},
		"restaurants have no other side":       {categoryResults{"restaurant", stops[:1], 10}, 1, true},
	}
	for name, test := range tests {
		if got := test.part.complete(test.n); got != test.want {
			t.Errorf("%s: complete() = %v, want %v", name, got, test.want)
		}
	}
}

// station is a stop of so many rows, each with a line of its own, on one spot.
func station(name string, rows int, at geo.Metres) []place.Found {
	all := lined("transit", rows, func(int) string { return "" })
	for i := range all {
		all[i].Name, all[i].Lines, all[i].Distance = name, fmt.Sprintf("%s %d", name, i), at
	}
	return all
}

// loading is a searcher whose data are loaded anew after the first search.
type loading struct {
	street
	version int64
}

func (l *loading) Nearby(ctx context.Context, q store.Query, limit int) ([]place.Found, store.Edition, error) {
	found, _, err := l.street.Nearby(ctx, q, limit)
	for i := range found {
		found[i].NameEN = fmt.Sprint(l.version)
	}
	edition := store.Edition{Version: l.version}
	l.version = 2
	return found, edition, err
}

// However many rows a stop has, it is shown with all of its lines and others beside
// it, and everything out of one version of the data.
func TestStopsAreComplete(t *testing.T) {
	t.Parallel()
	places := append(lined("restaurant", 3, func(int) string { return "" }), station("人民广场", 60, 20)...)
	places = append(append(places, station("黄陂北路", 3, 700)...), station("大世界", 1, 900)...)
	for name, version := range map[string]int64{"loaded meanwhile": 1, "as it was": 2} {
		search := &loading{street: street{places}, version: version}
		f := finderOn(nil)
		f.Search = search
		page, _, err := f.Page(t.Context(), dialogue.List{})
		if err != nil {
			t.Fatalf("%s: Page() error = %v", name, err)
		}
		shown := map[string]int{}
		for _, g := range page.Groups {
			for _, p := range g.Places {
				shown[p.Name] = len(strings.Split(p.Lines, ";"))
				if p.NameEN != "2" {
					t.Errorf("%s: %s is of version %s", name, p.Name, p.NameEN)
				}
			}
		}
		want := map[string]int{
			"restaurant 0": 1, "restaurant 1": 1, "restaurant 2": 1, "人民广场": 60, "黄陂北路": 3, "大世界": 1,
		}
		if diff := cmp.Diff(want, shown); diff != "" {
			t.Errorf("%s: lines shown differ (-want +got):\n%s", name, diff)
		}
	}
}
