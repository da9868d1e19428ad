package api

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/api/reply"
	"nearby/geo"
	"nearby/place"
)

func TestGroupedTakesTheFirstRadiusThatHoldsAny(t *testing.T) {
	t.Parallel()
	food := place.Category{Slug: "restaurant"}
	at := func(category string, metres geo.Metres) place.Found {
		return place.Found{Place: place.Place{Category: category}, Distance: metres}
	}
	near, edge, far, stop := at("restaurant", 80), at("restaurant", 1000), at("restaurant", 1500), at("transit", 10)
	radii := []geo.Metres{1000, 2000, 5000}
	tests := map[string]struct {
		found []place.Found
		want  reply.Group
	}{
		"within the first radius": {
			[]place.Found{near, far, stop},
			reply.Group{Radius: 1000, Count: 1, Places: []place.Found{near}},
		},
		"exactly on the first radius": {
			[]place.Found{edge}, reply.Group{Radius: 1000, Count: 1, Places: []place.Found{edge}},
		},
		"only within the second": {
			[]place.Found{far, stop}, reply.Group{Radius: 2000, Count: 1, Places: []place.Found{far}},
		},
		"nowhere": {[]place.Found{stop}, reply.Group{Radius: 5000}},
	}
	for name, test := range tests {
		test.want.Category, test.want.Asked = food, 1000
		if diff := cmp.Diff(test.want, grouped(food, test.found, radii)); diff != "" {
			t.Errorf("%s: grouped() differs (-want +got):\n%s", name, diff)
		}
	}
}
