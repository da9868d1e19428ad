package cells_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"nearby/geo"
	"nearby/internal/testsize"
	"nearby/kind"
	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

// A list of several kinds, 火锅或者烧烤, has each place that is of one of them or of a kind
// within one, once, nearest first: as reading through all places finds, in memory and in
// the database.
func TestSeveralKindsEqualBruteForce(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	random := rand.New(rand.NewPCG(16, 28))
	of := []kind.Kind{"", "hotpot", "barbecue", "japanese", "sushi", "ramen", "cafe", "bakery"}
	all := make([]place.Place, 3000)
	for i := range all {
		at := around(random, 20_000)
		all[i] = restaurant(fmt.Sprint("place ", i), at.Lat, at.Lng)
		all[i].Kinds = kind.List(slices.DeleteFunc(slices.Compact([]kind.Kind{pick(random, of...), pick(random, of...)}),
			func(k kind.Kind) bool { return k == "" }))
	}
	loadPlaces(t, s, all)
	c := cellsOf(s, 32<<20)
	found, several := 0, 0
	for range testsize.Pick(300, 2000) {
		wanted := make([]kind.Kind, 2+random.IntN(3))
		q := store.Query{Origin: around(random, 15_000), Radius: geo.Metres(200 + random.IntN(10_000)), Categories: []string{"restaurant"}}
		for i := range wanted {
			wanted[i] = pick(random, of[1:]...)
			for _, k := range wanted[i].Within() {
				q.Kinds = append(q.Kinds, string(k))
			}
		}
		want := ofAny(all, wanted, q)
		for name, nearby := range map[string]func(context.Context, store.Query, int) ([]place.Found, store.Edition, error){
			"memory": c.Nearby, "database": s.Nearby,
		} {
			got, _, err := nearby(t.Context(), q, len(all))
			if !answered(t, q, err) {
				continue
			}
			if diff := gocmp.Diff(want, names(got)); diff != "" {
				t.Fatalf("%v within %v of %v: the %s differs from the definition (-want +got):\n%s", wanted, q.Radius, q.Origin, name, diff)
			}
		}
		found += len(want)
		if len(want) > 1 {
			several++
		}
	}
	if several < 100 || c.Stats().Answered == 0 {
		t.Errorf("%d searches found several places, %d in all; memory answered %d", several, found, c.Stats().Answered)
	}
}

// ofAny are the names of the places of a search that are of any of the kinds, nearest first.
func ofAny(all []place.Place, wanted []kind.Kind, q store.Query) (found []string) {
	away := map[string]geo.Metres{}
	for _, p := range all {
		for _, k := range kind.Listed(p.Kinds) {
			if slices.ContainsFunc(wanted, k.Is) {
				away[p.Name] = q.Origin.EllipsoidDistance(p.At)
			}
		}
	}
	maps.DeleteFunc(away, func(_ string, d geo.Metres) bool { return d > q.Radius })
	return slices.SortedFunc(maps.Keys(away), func(a, b string) int { return cmp.Compare(away[a], away[b]) })
}
