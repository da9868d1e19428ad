package index

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"nearby/cells/grid"
	"nearby/geo"
	"nearby/internal/testsize"
	"nearby/place"
	"nearby/words"
)

// city has n restaurants whose names hold few words often and many rarely.
func city(n int) *Index {
	random := rand.New(rand.NewPCG(1, 2))
	b := NewBuilder(false)
	owners := make([]string, 4000)
	for i := range owners {
		for range 2 + random.IntN(2) {
			owners[i] += string(rune(0x4E00 + random.IntN(3000)))
		}
	}
	for i := range n {
		p := place.Place{
			ID: int64(i + 1), Category: "restaurant", Kinds: pick(random, "hotpot", "cafe", "noodles"),
			Name: owners[random.IntN(len(owners))] + pick(random, "火锅", "牛肉面馆", "麻辣烫", "饺子馆", "烧烤", "小笼包", "咖啡") +
				fmt.Sprintf("(第%d店)", random.IntN(n)),
			At: geo.WGS84{Lat: centre.Lat + random.NormFloat64()/20, Lng: centre.Lng + random.NormFloat64()/20},
		}
		b.Add(&p, 0)
	}
	return b.Index()
}

func BenchmarkFind(b *testing.B) {
	const places = 200_000
	x := city(testsize.Pick(20_000, places))
	b.Logf("%.0f bytes a place", float64(x.Bytes())/float64(len(x.places)))
	for name, q := range map[string]Query{
		"in one of seven":   {Parts: words.Parts("火锅")},
		"rare":              {Parts: words.Parts(x.texts.text(uint32(len(x.texts.ends) / 2)))},
		"in none":           {Parts: words.Parts("不存在的东西")},
		"of one character":  {Parts: words.Parts("面")},
		"a kind of a third": {Kinds: []string{"hotpot"}},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				set := x.Find(q)
				ring := grid.NewRing(centre, 0, 500)
				set.AddTo(ring)
				ring.AppendNearest(nil, 8)
				ring.Free()
				set.Free()
			}
		})
	}
}

// A word that means nothing costs no more than another.
func BenchmarkGuess(b *testing.B) {
	const places = 200_000
	x := city(testsize.Pick(20_000, places))
	for _, word := range []string{"不存在的东西", "火果火果", "zxcvqwrt", "shishishishi", "xbk", "大壶青"} {
		b.Run(word, func(b *testing.B) {
			typed := words.NewTyped(word)
			for b.Loop() {
				x.Guess(typed, 5)
			}
		})
	}
}

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		city(20_000)
	}
}
