package lookup_test

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/cells"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

var square = geo.WGS84{Lat: 31.2347, Lng: 121.4706}

// city loads n places around the square, three in ten of them stops.
func city(tb testing.TB, s *store.Store, n int) {
	tb.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	i := 0
	_, err := s.Load(tb.Context(), store.Load{Source: "city", Next: func() (place.Place, error) {
		if i++; i > n {
			return place.Place{}, io.EOF
		}
		away := 8000 * random.Float64()
		sin, cos := math.Sincos(2 * math.Pi * random.Float64())
		p := place.Place{
			ExternalID: fmt.Sprint(i), Category: "restaurant", Name: fmt.Sprintf("佳家汤包第%d分店", i),
			Address: fmt.Sprintf("黄浦区黄河路%d号", i), Phone: "021-63276878", Hours: "06:30-19:30",
			At: geo.WGS84{Lat: square.Lat + away*cos/111_000, Lng: square.Lng + away*sin/95_000},
		}
		if i%10 < 3 {
			p.Category, p.Lines, p.Name = "transit", "49路;18路;地铁2号线", fmt.Sprintf("黄河路第%d站", i/2)
		}
		return p, nil
	}})
	if err != nil {
		tb.Fatal(err)
	}
}

func BenchmarkPage(b *testing.B) {
	s := storetest.Open(b)
	city(b, s, 5000)
	categories, err := s.Categories(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	memory := cells.New(s, store.NewWatcher(s, time.Now), cells.Options{Bytes: 64 << 20, Radius: 1000, Now: time.Now})
	radii := []geo.Metres{1000, 2000, 5000, 10_000}
	points := make([]geo.WGS84, 256)
	random := rand.New(rand.NewPCG(3, 4))
	for i := range points {
		points[i] = geo.WGS84{Lat: square.Lat + random.Float64()/50, Lng: square.Lng + random.Float64()/50}
	}
	for name, bench := range map[string]struct {
		search lookup.Searcher
		want   dialogue.Want
	}{
		"location in memory": {memory, dialogue.Want{}}, "location in the database": {s, dialogue.Want{}},
		// To be at least half as many a second as locations, as names are looked through.
		"word in memory": {memory, dialogue.Want{Word: "第7"}}, "word in the database": {s, dialogue.Want{Word: "第7"}},
		"word that nothing has": {memory, dialogue.Want{Word: "不存在的东西"}},
	} {
		b.Run(name, func(b *testing.B) {
			finder := lookup.Finder{Search: bench.search, Radii: radii, Categories: categories}
			page := func(i int) {
				if _, _, err := finder.Page(b.Context(), dialogue.List{At: points[i%len(points)], Want: bench.want}); err != nil {
					b.Fatal(err)
				}
			}
			for i := range 3 * len(points) { // the second to ask from a square has it read into memory
				page(i)
			}
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				i++
				page(i)
			}
		})
	}
	b.Logf("%+v", memory.Stats())
}
