package index

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nearby/cells/grid"
	"nearby/geo"
	"nearby/internal/testsize"
	"nearby/place"
	"nearby/words"
)

var centre = geo.WGS84{Lat: 31.23, Lng: 121.47}

func pick(random *rand.Rand, from ...string) string { return from[random.IntN(len(from))] }

// town has n places whose names are made of few pieces, so that words are in many.
func town(random *rand.Rand, category string, n int) []place.Place {
	all := make([]place.Place, n)
	for i := range all {
		p := &all[i]
		p.ID, p.Category = int64(i*7%n+1), category
		p.At = geo.WGS84{Lat: centre.Lat + random.NormFloat64()/50, Lng: centre.Lng + random.NormFloat64()/50}
		if i > 0 && random.IntN(20) == 0 {
			p.At = all[i-1].At
		}
		p.Name = pick(random, "老", "新", "大", "星", "Joe's ", "7-") + pick(random, "火鍋", "面館", "巴克", "Pizza", "11") + pick(random, "", "店", "（人民廣場店）", "(总店)")
		p.NameEN = pick(random, "", "", "Hotpot House", "Star Café")
		p.Kind = pick(random, "", "火锅店", "咖啡厅")
		p.Kinds = pick(random, "", "hotpot", "cafe", "hotpot;cafe")
		p.Address = pick(random, "人民路", "中山北路") + fmt.Sprint(random.IntN(50)) + "号"
		if category == place.Transit {
			p.Name = pick(random, "人民广场", "中山公园", "五角场") + fmt.Sprint(random.IntN(200))
			p.Lines = pick(random, "", "2路;49路", "2号线", "312路;2路区间", "49路区间", "二路")
		}
	}
	return all
}

func indexOf(places []place.Place, addresses bool) *Index {
	b := NewBuilder(addresses)
	for i := range places {
		b.Add(&places[i], uint64(len(places[i].Name)))
	}
	return b.Index()
}

// fits is the definition: what a place has that is asked for.
func fits(p place.Place, q Query, addresses bool) bool {
	texts := []string{p.Name, p.NameEN, p.Kind, p.Lines}
	if addresses {
		texts = []string{p.Address}
	}
	holds := func(text string) bool { return text != "" && words.Holds(words.FoldName(text), q.Parts) }
	if q.Parts != nil && !slices.ContainsFunc(texts, holds) {
		return false
	}
	called := func(text string) bool {
		return slices.ContainsFunc(q.Names, func(name string) bool { return words.HoldsName(words.FoldName(text), name) })
	}
	if q.Names != nil && !slices.ContainsFunc(texts, called) {
		return false
	}
	ofKind := func(slug string) bool { return slices.Contains(strings.Split(p.Kinds, ";"), slug) }
	if len(q.Kinds) > 0 && !slices.ContainsFunc(q.Kinds, ofKind) {
		return false
	}
	lists := func(listed string) bool { return slices.ContainsFunc(words.ParseLines(listed), q.isLine) }
	return q.Line.Name == "" || slices.ContainsFunc(strings.Split(p.Lines, ";"), lists)
}

func randomQuery(random *rand.Rand, category string, addresses bool) Query {
	var q Query
	switch random.IntN(4) {
	case 0, 1:
		word := pick(random, "火锅", "火", "星巴克", "巴克", "joe pizza", "pizza", "711", "老火锅店", "人民广场", "广", "café", "hotpot", "厕所", "z")
		if addresses {
			word = pick(random, "人民路", "路1", "中山 4号", "号", "外滩")
		}
		q.Parts = words.Parts(word)
	case 2:
		q.Parts = words.Parts(pick(random, "火锅", "新"))
		q.Kinds = []string{""}
	case 3:
		q.Names = []string{pick(random, "joe", "joes", "711", "11", "巴克", "pizza"), pick(random, "hotpot", "新", "厕所")}
	}
	if category == place.Transit && !addresses && random.IntN(2) == 0 {
		return Query{Line: words.ParseLine(pick(random, "2路", "2号线", "2", "49路", "9路")), Variants: random.IntN(2) == 0}
	}
	if !addresses && q.Parts == nil && q.Names == nil {
		q.Kinds = [][]string{{"hotpot"}, {"hotpot", "cafe"}, {""}, {"toilet"}}[random.IntN(4)]
	}
	return q
}

// Whatever is asked for and wherever, the index finds and counts the places that going
// through all of them finds.
func TestTheIndexFindsAsGoingThroughAllDoes(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 16))
	found := 0
	for range 4 {
		for _, category := range []string{"restaurant", place.Transit} {
			for _, addresses := range []bool{false, true} {
				places := town(random, category, 1+random.IntN(3000))
				x := indexOf(places, addresses)
				for range testsize.Pick(60, 250) {
					q := randomQuery(random, category, addresses)
					at := geo.WGS84{Lat: centre.Lat + random.NormFloat64()/50, Lng: centre.Lng + random.NormFloat64()/50}
					radius := geo.Metres(random.IntN(6000))
					beyond := radius * geo.Metres(max(0, random.Float64()-0.5))
					found += compare(t, x, places, q, addresses, at, beyond, radius)
				}
			}
		}
	}
	if found < 1000 {
		t.Errorf("%d places were found, which shows nothing", found)
	}
}

func compare(t *testing.T, x *Index, places []place.Place, q Query, addresses bool, at geo.WGS84, beyond, radius geo.Metres) int {
	t.Helper()
	var want []grid.Hit
	names := map[uint64]bool{}
	whole := grid.NewRing(at, beyond, radius)
	defer whole.Free()
	for _, p := range places {
		if fits(p, q, addresses) && whole.Holds(p.At) {
			want = append(want, grid.Hit{ID: p.ID, At: p.At, Distance: at.EllipsoidDistance(p.At)})
			names[uint64(len(p.Name))] = true
		}
	}
	slices.SortFunc(want, func(a, b grid.Hit) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.ID, b.ID))
	})
	set := x.Find(q)
	defer set.Free()
	ring := grid.NewRing(at, beyond, radius)
	defer ring.Free()
	set.AddTo(ring)
	got := ring.AppendNearest(nil, 40)
	ids := func(hits []grid.Hit) (ids []int64) {
		for _, h := range hits[:min(40, len(hits))] {
			ids = append(ids, h.ID)
		}
		return ids
	}
	if !slices.Equal(ids(want), ids(got)) {
		t.Fatalf("%+v around %v beyond %v within %v: found %v, want %v", q, at, beyond, radius, ids(got), ids(want))
	}
	seen := grid.NewNames(len(places) + 1)
	defer seen.Free()
	count := len(want)
	if x.stations != nil {
		count = len(names)
	}
	if n := set.Count(ring, seen, 0, len(places)+1); n != count {
		t.Fatalf("%+v: counted %d, want %d", q, n, count)
	}
	return len(got)
}

func TestGuesses(t *testing.T) {
	t.Parallel()
	var places []place.Place
	for i, name := range []string{
		"肯德基(人民广场店)", "肯德基(外滩店)", "啃得鸡", "星巴克咖啡(南京路店)", "海底捞火锅", "McDonald's", "Starbucks Coffee", "大壶春", "小杨生煎", "外婆家",
	} {
		places = append(places, place.Place{ID: int64(i + 1), Category: "restaurant", Name: name, At: centre})
	}
	x := indexOf(places, false)
	for typed, want := range map[string]string{
		"kendeji": "肯德基", "肯得基": "肯德基", "星八克": "星巴克", "xingbake": "星巴克", "hdl": "海底捞", "haidilao": "海底捞",
		"macdonalds": "mcdonalds", "starbuks": "starbuckscoffee", "starbucks cofee": "starbuckscoffee", "大壶青": "大壶春", "大胡春": "大壶春", "waipojia": "外婆家", "wpj": "外婆家",
		"zxcvqwrt": "", "不存在的东西": "", "": "", "😀": "",
	} {
		got := ""
		if all := x.Guess(words.NewTyped(typed), 3); len(all) > 0 {
			got = all[0].Name
		}
		if got != want {
			t.Errorf("Guess(%q) = %q, want %q", typed, got, want)
		}
	}
}

// A name that may be meant is found as holding the word against every name finds it.
func TestGuessesAreThoseOfGoingThroughAllNames(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(4, 16))
	syllables := []string{"肯", "德", "基", "得", "星", "巴", "八", "克", "大", "壶", "春", "湖", "小", "杨", "生", "煎"}
	word := func() string {
		var b strings.Builder
		for range 2 + random.IntN(4) {
			b.WriteString(syllables[random.IntN(len(syllables))])
		}
		return b.String()
	}
	var places []place.Place
	for i := range 400 {
		places = append(places, place.Place{ID: int64(i + 1), Category: "restaurant", Name: word(), At: centre})
	}
	x := indexOf(places, false)
	missed, likely := 0, 0
	for range 500 {
		typed := words.NewTyped(word())
		best := words.Unlike
		for _, p := range places {
			best = max(best, typed.Resembles(p.Name))
		}
		got := words.Unlike
		if all := x.Guess(typed, 1); len(all) > 0 {
			got = all[0].Guess
		}
		if best != words.Unlike {
			likely++
		}
		if got != best {
			missed++
		}
	}
	// Two characters that changed places in the middle of a short word leave no piece.
	if likely < 100 || missed > likely/50 {
		t.Errorf("%d of %d likely names were missed", missed, likely)
	}
}
