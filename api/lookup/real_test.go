package lookup_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/geo"
	"nearby/internal/sampledata"
	"nearby/kind"
	"nearby/place"
	"nearby/seed"
	"nearby/store"
	"nearby/store/storetest"
)

const shanghai = "data/ni1o1__pygeo-tutorial/"

// loadFile loads a file of Shanghai as an operator would.
func loadFile(t *testing.T, s *store.Store, categories []place.Category, name string) {
	t.Helper()
	file, err := seed.OpenFile(sampledata.Path(t, shanghai+name), seed.Options{
		Source: name, Categories: categories, Datum: geo.DatumWGS84,
	})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	_, err = s.Load(t.Context(), store.Load{Source: name, Next: func() (place.Place, error) {
		for {
			p, err := file.Read()
			if err == nil || errors.Is(err, io.EOF) {
				return p, err
			}
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
}

// row is what the test itself reads of a file.
type row struct {
	name, kind string
	at         geo.WGS84
}

func rowsOf(t *testing.T, name string) (rows []row) {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(sampledata.Read(t, shanghai+name))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		r := row{name: cells[0], kind: cells[4]}
		if _, err := fmt.Sscan(cells[5]+" "+cells[6], &r.at.Lat, &r.at.Lng); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	return rows
}

// Counts of kinds are those of the file's own types, and counts of stops those of its
// stations, at points all over the city.
func TestCountsAreThoseOfTheFiles(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	categories, err := s.Categories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"shanghai_food.csv", "shanghai_bus.csv", "shanghai_urban.csv"} {
		loadFile(t, s, categories, name)
	}
	f := lookup.Finder{Search: s, Radii: []geo.Metres{1000}, Categories: categories, Now: time.Now()}
	count := func(at geo.WGS84, w dialogue.Want) int {
		page, _, err := f.Page(t.Context(), dialogue.List{At: at, Want: w})
		if err != nil {
			t.Fatal(err)
		}
		return page.Groups[0].Count
	}
	types := map[kind.Kind][]string{
		"japanese": {"日本料理", "吉野家"}, "cafe": {"咖啡厅"}, "hotpot": {"火锅店"}, "halal": {"清真菜馆"}, "korean": {"韩国料理"},
	}
	food := rowsOf(t, "shanghai_food.csv")
	some := 0
	for i := range 8 {
		at := food[i*len(food)/8].at
		for k, written := range types {
			want := 0
			for _, r := range food {
				is := func(written string) bool { return strings.Contains(r.kind, written) }
				if at.EllipsoidDistance(r.at) <= 1000 && slices.ContainsFunc(written, is) {
					want++
				}
			}
			if want == 0 {
				continue // then other places may be shown
			}
			some += want
			if got := count(at, dialogue.Want{Kind: k, Said: written[0], Category: "restaurant"}); got != want {
				t.Errorf("%s around %v: %d counted, the file has %d", k, at, got, want)
			}
		}
	}
	if some < 100 {
		t.Errorf("%d places of the kinds show nothing", some)
	}
	// The file knows no noodles or sushi, but names do.
	for said, k := range map[string]kind.Kind{"面馆": "noodles", "回转寿司": "sushi", "烧烤店": "barbecue"} {
		word := map[kind.Kind]string{"noodles": "面馆", "sushi": "寿司", "barbecue": "烧烤"}[k]
		want := 0
		for _, r := range food {
			if food[0].at.EllipsoidDistance(r.at) <= 1000 && strings.Contains(r.name, word) {
				want++
			}
		}
		if got := count(food[0].at, dialogue.Want{Kind: k, Said: said, Category: "restaurant"}); got != want || want == 0 {
			t.Errorf("%s: %d counted, %d names have %s", said, got, want, word)
		}
	}
	stops := append(rowsOf(t, "shanghai_bus.csv"), rowsOf(t, "shanghai_urban.csv")...)
	for i := range 12 {
		at := stops[i*len(stops)/12].at
		names := map[string]bool{}
		for _, r := range stops {
			if at.EllipsoidDistance(r.at) <= 1000 {
				names[r.name] = true
			}
		}
		if got := count(at, dialogue.Want{Category: place.Transit}); got != len(names) {
			t.Errorf("around %v: %d stations counted, the files have %d", at, got, len(names))
		}
	}
}
