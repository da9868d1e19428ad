package lookup

import (
	"cmp"
	"context"
	"fmt"
	"testing"
	"time"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// monday is noon of a Monday in Shanghai.
var monday = time.Date(2026, 10, 5, 4, 0, 0, 0, time.UTC)

// street is a searcher over restaurants and stops, one every ten metres.
type street struct{ places []place.Found }

func (s street) Nearby(_ context.Context, q store.Query, limit int) ([]place.Found, store.Edition, error) {
	var found []place.Found
	for _, slug := range []string{"restaurant", "transit"} {
		n, limit := 0, limit
		if slug == "transit" {
			limit = cmp.Or(q.Stops, limit)
		}
		for _, f := range s.places {
			asked := len(q.Categories) == 0 || q.Categories[0] == slug
			if asked && f.Category == slug && f.Distance > q.BeyondOf(slug) && f.Distance <= q.Radius && n < limit {
				found, n = append(found, f), n+1
			}
		}
	}
	return found, store.Edition{}, nil
}

func (s street) Count(ctx context.Context, q store.Query, most int) (map[string]int, store.Edition, error) {
	counts := map[string]int{"restaurant": 0, "transit": 0}
	q.Beyond, q.Stops = 0, 0
	found, _, err := s.Nearby(ctx, q, most)
	for _, f := range found {
		counts[f.Category]++
	}
	return counts, store.Edition{}, err
}

// Guess knows no names.
func (s street) Guess(context.Context, store.Query) ([]string, error) { return nil, nil }

// lined has n places, of which hours says when each is open.
func lined(category string, n int, hours func(i int) string) []place.Found {
	var all []place.Found
	for i := range n {
		all = append(all, place.Found{
			Place: place.Place{
				ID: int64(i + 1), Category: category, Name: fmt.Sprintf("%s %d", category, i),
				Hours: hours(i), Zone: "Asia/Shanghai", At: geo.WGS84{Lat: 31, Lng: 121},
			},
			Distance: geo.Metres(10 * (i + 1)),
		})
	}
	return all
}

// openEvery is open at noon for every n-th, closed for those before, unknown for
// those after.
func openEvery(n int) func(int) string {
	return func(i int) string {
		switch i % n {
		case n - 1:
			return "10:00-22:00"
		case 0:
			return "看心情"
		}
		return "18:00-02:00"
	}
}

func finderOn(places []place.Found) Finder {
	return Finder{
		Search: street{places}, Now: monday, Radii: []geo.Metres{1000, 5000, 200_000},
		Categories: []place.Category{{Slug: "restaurant"}, {Slug: "transit"}},
	}
}

func TestOnlyWhatIsOpenPageAfterPage(t *testing.T) {
	t.Parallel()
	f := finderOn(lined("restaurant", 1500, openEvery(3)))
	l := dialogue.List{Want: dialogue.Want{Category: "restaurant", OpenNow: true}}
	var ids []int64
	for range 5 {
		page, turned, err := f.Page(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		if g := page.Groups[0]; l.Page == 0 && (g.Count != 33 || !g.Open || g.AtLeast || g.Radius != 1000) {
			t.Errorf("the first page counts %d within %v (%+v), want 33 open ones within 1 km", g.Count, g.Radius, g)
		}
		ids, l = append(ids, turned.IDs...), turned
	}
	for i, id := range ids {
		if want := int64(3 * (i + 1)); id != want {
			t.Errorf("number %d is place %d, want %d, the nearest open one that was not shown yet", i, id, want)
		}
	}
	if len(ids) != 5*Size {
		t.Errorf("five pages show %d places, want %d", len(ids), 5*Size)
	}
}

func TestFarthestOpenOneIsFound(t *testing.T) {
	t.Parallel()
	f := finderOn(lined("restaurant", 3000, openEvery(3000)))
	page, _, err := f.Page(t.Context(), dialogue.List{Want: dialogue.Want{Category: "restaurant", OpenNow: true}})
	if err != nil || len(page.Places()) != 1 || page.Places()[0].ID != 3000 || page.Groups[0].Count != 1 {
		t.Errorf("Page() = %+v, %v, want the one open place, the last of 3,000", page, err)
	}
}

// Beyond the rows that may be read there could be more, and nothing is claimed.
func TestNothingIsClaimedBeyondWhatWasRead(t *testing.T) {
	t.Parallel()
	want := dialogue.List{Want: dialogue.Want{Category: "restaurant", OpenNow: true}}
	few := lined("restaurant", store.MaxLimit+1000, openEvery(store.MaxLimit/2))
	page, _, err := finderOn(few).Page(t.Context(), want)
	if g := page.Groups[0]; err != nil || g.Count != 2 || !g.AtLeast {
		t.Errorf("Page() = %+v, %v, want at least 2 open ones", g, err)
	}
	none := lined("restaurant", store.MaxLimit+1000, func(int) string { return "" })
	page, turned, err := finderOn(none).Page(t.Context(), want)
	if g := page.Groups[0]; err != nil || !page.Shut || g.Radius != 10*store.MaxLimit || len(turned.IDs) != 0 {
		t.Errorf("Page() = %+v, %v, want none within the 100 km that were looked at", page, err)
	}
}

func TestStopsHaveNoHours(t *testing.T) {
	t.Parallel()
	noHours := func(int) string { return "" }
	f := finderOn(append(lined("restaurant", 2, noHours), lined("transit", 3, noHours)...))
	page, _, err := f.Page(t.Context(), dialogue.List{Want: dialogue.Want{OpenNow: true}})
	if err != nil || len(page.Places()) != 3 || page.Groups[0].Open || !page.Groups[1].Open || page.Shut {
		t.Errorf("Page() = %+v, %v, want three stops and no restaurant", page, err)
	}
	page, _, err = f.Page(t.Context(), dialogue.List{Want: dialogue.Want{Category: "transit", OpenNow: true}})
	if err != nil || page.Want.OpenNow || len(page.Places()) != 3 {
		t.Errorf("Page() = %+v, %v, want the three stops, without a word of hours", page, err)
	}
	page, _, err = f.Page(t.Context(), dialogue.List{Want: dialogue.Want{Category: "restaurant", OpenNow: true}})
	if err != nil || !page.Shut || len(page.Places()) != 0 {
		t.Errorf("Page() = %+v, %v, want to hear that there are some, but none known to be open", page, err)
	}
	page, _, err = finderOn(nil).Page(t.Context(), dialogue.List{Want: dialogue.Want{Category: "restaurant", OpenNow: true}})
	if err != nil || page.Shut || page.Want.OpenNow {
		t.Errorf("Page() = %+v, %v, want to hear that there are none at all", page, err)
	}
}
