package lookup

import (
	"fmt"
	"slices"
	"testing"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
)

// Farther away shows, page after page, exactly what lies beyond, and a station where its
// nearest part is: one that was in the list before is not shown again.
func TestBeyondIsWhatTheListBeforeDidNotReach(t *testing.T) {
	t.Parallel()
	places := lined("restaurant", 300, func(int) string { return "" })
	for i, at := range []geo.Metres{400, 950, 1050, 1100, 1500, 2100} {
		p := found(place.Transit, at)
		p.ID, p.Kinds, p.At = int64(1000+i), "metro", geo.WGS84{Lat: 31, Lng: 121}
		p.Name = fmt.Sprintf("站台 %d", []int{1, 2, 2, 3, 3, 4}[i])
		places = append(places, p)
	}
	f := finderOn(places)
	f.Radii = []geo.Metres{1000, 2000, 5000}
	for want, first := range map[dialogue.Want]int{
		{Category: "restaurant", Beyond: 1000}:  100,
		{Category: place.Transit, Beyond: 1000}: 1,
		{Category: "restaurant", Beyond: 5000}:  0,
	} {
		var ids []int64
		list := dialogue.List{Want: want}
		for list.Page == 0 || list.More {
			page, next, err := f.Page(t.Context(), list)
			if err != nil {
				t.Fatal(err)
			}
			if list.Page == 0 && (page.Groups[0].Count != first || first > 0 && next.Reached != 2000) {
				t.Errorf("%+v: %d within %v, want %d within 2 km", want, page.Groups[0].Count, next.Reached, first)
			}
			if list = next; list.Page == 0 {
				break
			}
			ids = append(ids, list.IDs...)
		}
		var all []int64
		for _, p := range place.Fold(places) {
			if p.Category == want.Category && p.Distance > want.Beyond && p.Distance <= 5000 {
				all = append(all, p.ID)
			}
		}
		if !slices.Equal(ids, all) {
			t.Errorf("%+v: the pages show %v, want %v", want, ids, all)
		}
	}
}
