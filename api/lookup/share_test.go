package lookup

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
)

// With more categories than a page has lines, the nearest come first and the
// others on the next page: no category is forgotten.
func TestAPageHasRoomForSoManyCategories(t *testing.T) {
	t.Parallel()
	share := func(distances ...geo.Metres) group {
		var g group
		for _, d := range distances {
			g.Places = append(g.Places, found("restaurant", d))
		}
		return g
	}
	groups := []group{share(300), share(), share(100), share(200), share(100)}
	deferFarthest(groups, 3)
	var shown []geo.Metres
	for _, g := range groups {
		for _, f := range g.Places {
			shown = append(shown, f.Distance)
		}
	}
	if diff := cmp.Diff([]geo.Metres{100, 200, 100}, shown); diff != "" {
		t.Errorf("shown differs (-want +got):\n%s", diff)
	}
	if !groups[0].deferred || !groups[0].more {
		t.Errorf("the farthest, %+v, is not left for the next page", groups[0])
	}
	if groups[1].deferred || groups[1].more {
		t.Errorf("a category without any, %+v, is left for the next page", groups[1])
	}
}

// What was read to the end is counted as people count: two sides of a street
// once.
func TestAnExactCountStands(t *testing.T) {
	t.Parallel()
	groups := []group{{Group: Group{Radius: 1000, Count: 2, Places: []place.Found{found("transit", 10)}}, exact: true}}
	var f Finder // has no store: to ask it would panic
	if _, err := f.count(t.Context(), dialogue.List{}, groups); err != nil || groups[0].Count != 2 {
		t.Errorf("count() = %v, leaves %d, want 2 as read", err, groups[0].Count)
	}
}
