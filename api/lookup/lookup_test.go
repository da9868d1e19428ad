package lookup

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nearby/api/reply"
	"nearby/geo"
	"nearby/place"
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
		want  reply.Group
		more  bool
	}{
		"within the first radius, and more outside it": {
			[]place.Found{near, far, stop},
			0,
			reply.Group{Radius: 1000, Count: 1, Places: []place.Found{near}},
			true,
		},
		"exactly on the first radius": {
			[]place.Found{edge}, 0, reply.Group{Radius: 1000, Count: 1, Places: []place.Found{edge}}, false,
		},
		"only within the second": {
			[]place.Found{far, stop}, 0, reply.Group{Radius: 2000, Count: 1, Places: []place.Found{far}}, false,
		},
		"nowhere": {[]place.Found{stop}, 0, reply.Group{Radius: 5000}, false},
		"more than a page": {
			[]place.Found{near, near, edge},
			0,
			reply.Group{Radius: 1000, Count: 3, Places: []place.Found{near, near}},
			true,
		},
		"the next page goes on beyond the radius": {
			[]place.Found{near, far}, 1, reply.Group{Radius: 1000, Count: 2, Places: []place.Found{far}}, false,
		},
		"a page after the last": {
			[]place.Found{near}, 1, reply.Group{Radius: 1000, Count: 1}, false,
		},
	}
	for name, test := range tests {
		test.want.Category, test.want.Asked = food, 1000
		g := group{Group: reply.Group{Category: food}, skip: test.skip}
		g.take(of("restaurant", test.found), 2, radii)
		if diff := cmp.Diff(test.want, g.Group, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: take() differs (-want +got):\n%s", name, diff)
		}
		if g.more != test.more {
			t.Errorf("%s: more = %v, want %v", name, g.more, test.more)
		}
	}
}

func TestAWordLooksThroughAllCategoriesAsOne(t *testing.T) {
	t.Parallel()
	all := stops{parts: []part{
		{"restaurant", []place.Found{found("restaurant", 80), found("restaurant", 300)}, 400},
		{"transit", []place.Found{found("transit", 100)}, 700},
	}}
	want := []place.Found{found("restaurant", 80), found("transit", 100), found("restaurant", 300)}
	if diff := cmp.Diff(want, all.of("")); diff != "" {
		t.Errorf("of all differs (-want +got):\n%s", diff)
	}
	if got := all.reach(""); got != 400 {
		t.Errorf("reach of all = %v, want that of the category that reaches least", got)
	}
}

// Enough rows must be read that no other side of a shown stop can lie beyond
// them.
func TestSettled(t *testing.T) {
	t.Parallel()
	rows := []place.Found{found("transit", 10), found("transit", 50), found("transit", 90), found("transit", 140)}
	tests := map[string]struct {
		stops []place.Found
		n     int
		want  bool
	}{
		"too few stops":                        {rows[:1], 2, false},
		"another side may be just beyond":      {rows, 3, false},
		"far enough beyond the second":         {rows, 2, true},
		"the first of one, with rows to spare": {rows[:1], 1, true},
	}
	for name, test := range tests {
		if got := settled(rows, test.stops, test.n); got != test.want {
			t.Errorf("%s: settled() = %v, want %v", name, got, test.want)
		}
	}
	food := []place.Found{found("restaurant", 10)}
	if !settled(food, food, 1) {
		t.Error("settled() waits for another side of a restaurant")
	}
}
