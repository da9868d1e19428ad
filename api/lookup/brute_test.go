package lookup

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/internal/testsize"
	"nearby/place"
)

// Whatever is asked of places and in whichever order, turning all the pages shows those
// that fit, each once, as reading through all of them does; and as many are said to be
// there, and to be without what was asked.
func TestFiltersAndOrdersEqualBruteForce(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 16))
	radii := []geo.Metres{1000, 3000, 10_000}
	for i := range testsize.Pick(300, 1000) {
		all := assorted(random, 20+random.IntN(900), radii[2])
		f := Finder{
			Search: street{all}, Radii: radii, Now: monday, Size: 10 + random.IntN(100),
			Categories: []place.Category{{Slug: "restaurant"}, {Slug: place.Transit}},
		}
		want := randomWant(random)
		within, first, passed := bruteForce(all, want, radii)
		var got []int64
		list := dialogue.List{Want: want}
		for number := 0; number == 0 || list.More; number++ {
			page, next, err := f.Page(t.Context(), list)
			if err != nil {
				t.Fatal(err)
			}
			if number == 0 && len(within) > 0 && (page.Groups[0].Count != min(first, MaxCount) || page.Groups[0].Unknown != passed) {
				t.Fatalf("case %d, %+v: %d said to be there and %d without it, want %d and %d",
					i, want, page.Groups[0].Count, page.Groups[0].Unknown, first, passed)
			}
			list = next
			got = append(got, list.IDs...)
		}
		if len(within) == 0 {
			continue // the page tells what else there is
		}
		if !slices.Equal(got, within) {
			t.Fatalf("case %d, %+v: the pages show %d places, want %d:\n%v\n%v", i, want, len(got), len(within), got, within)
		}
	}
}

// bruteForce is what the pages show in all, how many of them the first radius that holds
// any has, and how many it has without the value that was asked for.
func bruteForce(all []place.Found, w dialogue.Want, radii []geo.Metres) (ids []int64, first, without int) {
	bands := []geo.Metres{500, 1000, 3000, 10_000}
	if w.Radius > 0 {
		radii = []geo.Metres{w.Radius}
		bands = []geo.Metres{min(500, w.Radius), max(500, w.Radius)}
	}
	if w.Beyond > 0 {
		radii = slices.DeleteFunc(slices.Clone(radii), func(r geo.Metres) bool { return r <= w.Beyond })
	}
	var fitting, passed []place.Found
	for _, f := range all {
		if f.Distance > radii[len(radii)-1] || w.Beyond > 0 && f.Distance <= w.Beyond {
			continue
		}
		cost, priced := f.Cost()
		open := f.Open(monday)
		no := open.Known && !open.Open && w.OpenNow || priced && w.PriceMax > 0 && cost > w.PriceMax ||
			priced && cost < w.PriceMin || f.Rating > 0 && f.Rating < w.RatingMin
		for _, refused := range w.Without.All() {
			no = no || refused == f.Kinds || refused == "japanese" && strings.HasSuffix(f.Kinds, "sushi") || refused == "sushi" && f.Kinds == "hotpot;sushi" || refused == "hotpot" && f.Kinds == "hotpot;sushi" ||
				refused == "hotpot" && f.Kinds == "" && strings.HasSuffix(f.Name, "火锅") || strings.HasSuffix(f.Name, refused)
		}
		missing := !open.Known && w.OpenNow || !priced && (w.PriceMax > 0 || w.PriceMin > 0) || f.Rating == 0 && w.RatingMin > 0
		switch {
		case no:
		case missing:
			passed = append(passed, f)
		default:
			fitting = append(fitting, f)
		}
	}
	band := func(f place.Found) int {
		return slices.IndexFunc(bands, func(end geo.Metres) bool { return f.Distance <= end })
	}
	slices.SortFunc(fitting, func(a, b place.Found) int {
		wished := 0
		switch w.Order {
		case dialogue.ByRating:
			wished = cmp.Or(band(a)-band(b), cmp.Compare(b.Rating, a.Rating))
		case dialogue.ByPrice, dialogue.Dearest:
			costA, pricedA := a.Cost()
			costB, pricedB := b.Cost()
			if wished = band(a) - band(b); wished == 0 && pricedA != pricedB {
				wished = map[bool]int{true: -1, false: 1}[pricedA]
			}
			if w.Order == dialogue.Dearest {
				costA, costB = costB, costA
			}
			wished = cmp.Or(wished, cmp.Compare(costA, costB))
		}
		return cmp.Or(wished, cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.ID, b.ID))
	})
	if len(fitting) == 0 {
		return nil, 0, 0
	}
	nearest := slices.MinFunc(fitting, func(a, b place.Found) int { return cmp.Compare(a.Distance, b.Distance) })
	radius := radii[slices.IndexFunc(radii, func(r geo.Metres) bool { return nearest.Distance <= r })]
	for _, f := range fitting {
		ids = append(ids, f.ID)
		if f.Distance > radius {
			continue
		}
		first++
		_, priced := f.Cost()
		if w.Order == dialogue.ByRating && f.Rating == 0 || (w.Order == dialogue.ByPrice || w.Order == dialogue.Dearest) && !priced {
			without++
		}
	}
	for _, f := range passed {
		if f.Distance <= radius {
			without++
		}
	}
	return ids, first, without
}

func randomWant(random *rand.Rand) dialogue.Want {
	w := dialogue.Want{Category: "restaurant"}
	one := func(in int) bool { return random.IntN(in) == 0 }
	if one(3) {
		w.Radius = geo.Metres(100 + random.IntN(9000))
	}
	if w.Radius == 0 && one(3) {
		w.Beyond = []geo.Metres{500, 1000, 2500, 3000}[random.IntN(4)]
	}
	if w.OpenNow = one(3); one(3) {
		w.PriceMax = float64(40 + random.IntN(100))
	}
	if one(4) {
		w.PriceMin = float64(20 + random.IntN(60))
	}
	if one(3) {
		w.RatingMin = float64(random.IntN(9)) / 2
	}
	w.Without = []dialogue.Refused{"", "", "hotpot", "japanese|hotpot", "sushi", "老王"}[random.IntN(6)]
	w.Order = []dialogue.Order{"", dialogue.ByDistance, dialogue.ByRating, dialogue.ByPrice, dialogue.Dearest}[random.IntN(5)]
	return w
}

// assorted has n restaurants, nearest first, of which some have no hours, no price or no
// rating.
func assorted(random *rand.Rand, n int, farthest geo.Metres) []place.Found {
	all := make([]place.Found, n)
	spread := farthest * geo.Metres(0.05+random.Float64())
	for i := range all {
		f := &all[i]
		f.Category, f.Zone = "restaurant", "Asia/Shanghai"
		f.Name, f.Distance = fmt.Sprint("restaurant ", i), spread*geo.Metres(random.Float64()*random.Float64())
		f.Kinds = []string{"", "hotpot", "noodles", "hotpot;sushi", "sushi"}[random.IntN(5)]
		f.Name += []string{"", "火锅", "老王"}[random.IntN(3)]
		f.Hours = []string{"", "10:00-22:00", "18:00-23:00", "24/7"}[random.IntN(4)]
		if random.IntN(3) > 0 {
			f.Price = fmt.Sprintf("¥%d", 10+random.IntN(150))
		}
		if random.IntN(3) > 0 {
			f.Rating = float64(1+random.IntN(50)) / 10
		}
	}
	slices.SortFunc(all, func(a, b place.Found) int { return cmp.Compare(a.Distance, b.Distance) })
	for i := range all {
		all[i].ID = int64(i + 1)
	}
	return all
}
