package cells_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nearby/geo"
	"nearby/internal/testsize"
	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/words"
)

func pick[T any](random *rand.Rand, from ...T) T { return from[random.IntN(len(from))] }

// named has n places with names, kinds, lines and addresses of few pieces, so that words
// are in many, in several scripts.
func named(random *rand.Rand, n int) []place.Place {
	all := make([]place.Place, n)
	for i := range all {
		at := around(random, 30_000)
		p := restaurant(fmt.Sprint(i), at.Lat, at.Lng)
		p.Name = pick(random, "老", "新", "星", "Joe's ", "7-") + pick(random, "火鍋", "火锅", "巴克", "Pizza", "11") +
			pick(random, "", "店", "（人民廣場店）", "(总店)")
		p.NameEN = pick(random, "", "", "Hotpot House", "Star Café")
		p.Kind, p.Kinds = pick(random, "", "火锅店", "咖啡厅"), pick(random, "", "hotpot", "cafe", "hotpot;cafe")
		p.Address = pick(random, "人民路", "中山北路") + fmt.Sprint(random.IntN(50)) + "号"
		if i%4 == 0 {
			p.Category, p.Kinds = place.Transit, pick(random, "", "bus", "metro")
			p.Name = pick(random, "人民广场", "捷運中山公園", "五角场") + pick(random, "", "站", "(地铁站)", fmt.Sprint(random.IntN(50)))
			p.Lines = pick(random, "", "2路;49路", "2号线", "312路;2路区间", "49路区间", "二路;(在建)9号线")
		}
		all[i] = p
	}
	return all
}

// asking is a search for a word, a kind or a line.
func asking(random *rand.Rand) store.Query {
	q := store.Query{
		Origin: around(random, 20_000), Radius: geo.Metres(random.IntN(12_000)),
		Categories: pick(random, nil, nil, []string{"restaurant"}, []string{place.Transit}),
		Beyond:     pick[geo.Metres](random, 0, 0, 800),
	}
	switch random.IntN(4) {
	case 0:
		q.Kinds = pick(random, []string{"hotpot"}, []string{"hotpot", "cafe"}, []string{"metro"}, []string{store.NoKind}, []string{"toilet"})
	case 1:
		q.Line = words.ParseLine(pick(random, "2路", "地铁2号线", "2", "49", "9号线", "49路区间", "777路"))
		q.Categories = []string{place.Transit}
	case 2:
		q.Keyword, q.InAddress = pick(random, "人民路", "中山北路 4", "號", "外滩"), true
	default:
		q.Keyword = pick(random, "火锅", "火鍋店", "火", "星巴克", "Joe Pizza", "７１１", "地铁", "人民廣場", "CAFÉ", "hotpot", "49路", "没有的", "!", "站")
		if random.IntN(4) == 0 {
			q.Kinds = []string{store.NoKind}
		}
		if random.IntN(4) == 0 {
			q.Chain = []string{pick(random, "Starbucks", "火锅", "café", "Joe"), "7-11"}
		}
	}
	return q
}

// Words, kinds and lines are found and counted in memory as in the database.
func TestWordsKindsAndLinesEqualTheDatabase(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	random := rand.New(rand.NewPCG(16, 6))
	loadPlaces(t, s, named(random, 4000))
	c := cellsOf(s, 32<<20)
	for _, inAddress := range []bool{false, true} { // so that the indexes are there
		for range 100 {
			q := store.Query{Origin: centre, Radius: 40_000, Keyword: "没有的", InAddress: inAddress}
			if _, _, err := c.Nearby(t.Context(), q, 1); !answered(t, q, err) {
				continue
			}
			if _, err := c.Guess(t.Context(), q); err != nil {
				t.Fatal(err)
			}
		}
	}
	millimetre := gocmp.Comparer(func(a, b geo.Metres) bool { return math.Abs(float64(a-b)) <= 0.001 })
	unseen := cmpopts.IgnoreFields(place.Found{}, "Bearing")
	total, found, left := testsize.Pick(1000, 4000), 0, 0
	// inMemory searches until memory has answered: on a busy machine, where the indexes
	// may not be read yet, that is not at once.
	inMemory := func(search func() error) error {
		for begun, try := time.Now(), 0; try < 5 || time.Since(begun) < 10*time.Second; try++ {
			passed := c.Stats().Passed
			if err := search(); err != nil || c.Stats().Passed == passed {
				return err
			}
		}
		left++
		return nil
	}
	for range total {
		if left > total/50 { // each has taken its ten seconds
			break
		}
		q, limit := asking(random), pick(random, 1, 8, 40, 500)
		var got []place.Found
		err := inMemory(func() (err error) {
			got, _, err = c.Nearby(t.Context(), q, limit)
			return err
		})
		want, _, slow := s.Nearby(t.Context(), q, limit)
		if !answered(t, q, err) || !answered(t, q, slow) {
			continue
		}
		if diff := gocmp.Diff(want, got, millimetre, unseen, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%+v, %d: memory differs from the database (-want +got):\n%s", q, limit, diff)
		}
		found += len(got)
		var counted map[string]int
		err = inMemory(func() (err error) {
			counted, _, err = c.Count(t.Context(), q, 99)
			return err
		})
		counts, _, slow := s.Count(t.Context(), q, 99)
		if !answered(t, q, err) || !answered(t, q, slow) {
			continue
		}
		if diff := gocmp.Diff(counts, counted); diff != "" {
			t.Fatalf("%+v: counts differ from the database (-want +got):\n%s", q, diff)
		}
	}
	if left > total/50 || found < total {
		t.Errorf("%d of %d searches, which found %d places, were left to the database", left, 2*total, found)
	}
}

func TestGuesses(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadPlaces(t, s, []place.Place{
		restaurant("肯德基(人民广场店)", centre.Lat, centre.Lng), restaurant("McDonald's", centre.Lat, centre.Lng),
	})
	c := cellsOf(s, 8<<20)
	for _, search := range []interface {
		Guess(ctx context.Context, q store.Query) ([]string, error)
	}{c, s} {
		for typed, want := range map[string][]string{
			"kendeji": {"肯德基"}, "肯得基": {"肯德基"}, "macdonalds": {"mcdonalds"}, "qwrtzx": nil,
		} {
			got, err := search.Guess(t.Context(), store.Query{Origin: centre, Radius: 5000, Keyword: typed})
			if diff := gocmp.Diff(want, got); diff != "" || err != nil {
				t.Errorf("%T: Guess(%q) differs (-want +got), %v:\n%s", search, typed, err, diff)
			}
		}
	}
	if c.Stats().Indexes == 0 {
		t.Error("there is no index")
	}
}
