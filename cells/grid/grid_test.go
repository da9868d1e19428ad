package grid

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nearby/geo"
)

func point(t *rapid.T) geo.WGS84 {
	return geo.WGS84{
		Lat: rapid.Float64Range(-90, 90).Draw(t, "lat"),
		Lng: rapid.Float64Range(-180, 180).Draw(t, "lng"),
	}
}

// A square holds the point it is named for, is told apart from every other, and
// reaches no farther than it says.
func TestKey(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, level := point(t), rapid.IntRange(coarsest, finest).Draw(t, "level")
		category := int16(rapid.IntRange(1, math.MaxInt16).Draw(t, "category"))
		k := At(p, category, level)
		if k.Level() != level || k.Category() != category {
			t.Fatalf("At(%v, %d, %d) is of level %d and category %d", p, category, level, k.Level(), k.Category())
		}
		from := point(t)
		if far := from.GreatCircle(p); far > k.Reach(from)*(1+1e-9) && from.GreatCircle(p) < 1e6 {
			t.Errorf("%v is %v from %v, farther than its square reaches, %v", p, far, from, k.Reach(from))
		}
		if At(p, category, level) == At(p, category-1, level) {
			t.Error("two categories share a key")
		}
	})
}

// world is a set of places with the cells that have been asked for.
type world struct {
	places []Point
	byName bool
	cells  map[Key]*Cell
	read   int
}

const category = 1

func (w *world) cell(k Key) *Cell { return w.cells[k] }

// fill makes the cells that were missing.
func (w *world) fill(keys []Key) {
	for _, key := range keys {
		var inside []Point
		for _, s := range w.places {
			if At(s.At, category, key.Level()) == key {
				inside = append(inside, s)
			}
		}
		w.cells[key] = New(key, inside, w.byName)
		w.read++
	}
}

// nearest is an answer from cells, filled as long as any are missing.
func (w *world) nearest(t *testing.T, s Search, limit int) []Hit {
	t.Helper()
	for range 20 {
		hits, missing := s.AppendNearest(nil, limit)
		if missing.Complete() {
			return hits
		}
		w.fill(missing.Cells)
	}
	t.Fatalf("%+v: cells are still missing after 20 fills", s)
	return nil
}

func (w *world) count(t *testing.T, s Search, most int) int {
	t.Helper()
	for range 20 {
		n, missing := s.Count(most)
		if missing.Complete() {
			return n
		}
		w.fill(missing.Cells)
	}
	t.Fatalf("%+v: cells are still missing after 20 fills", s)
	return 0
}

// truth is the same from all places, measured as PostGIS measures, and how many names
// they have.
func (w *world) truth(p geo.WGS84, radius geo.Metres) (inside []Hit, names int) {
	seen := map[uint64]bool{}
	for _, s := range w.places {
		if d := geodesicDistance(p, s.At); d <= radius {
			inside = append(inside, Hit{s.ID, s.At, d})
			seen[s.Name] = true
		}
	}
	slices.SortFunc(inside, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.ID, b.ID))
	})
	return inside, len(seen)
}

// Whatever there is and wherever somebody asks, cells answer as all places do.
func TestCellsAnswerAsAllPlaces(t *testing.T) {
	t.Parallel()
	total := 0
	for _, centre := range centres {
		total += answersAsAll(t, spread(centre, 1500), centre, 120)
	}
	if total < 400 {
		t.Errorf("%d searches show nothing", total)
	}
}

// So they do where it is crowded, from cells of every size.
func TestCellsOfCrowdedSquaresAnswerAsAllPlaces(t *testing.T) {
	t.Parallel()
	total, sizes := 0, map[int]bool{}
	for _, centre := range centres {
		w := spread(centre, 4000)
		total += answersAsAll(t, w, centre, 60)
		for key, one := range w.cells {
			sizes[key.Level()] = sizes[key.Level()] || !one.overfull
		}
	}
	if total < 200 || !sizes[Usual] || !sizes[Usual+step] || !sizes[finest] {
		t.Errorf("%d searches of cells of the levels %v show nothing", total, sizes)
	}
}

var centres = []geo.WGS84{
	{Lat: 31.23, Lng: 121.47}, {Lat: 1.3, Lng: 103.8}, {Lat: -33, Lng: 179.999}, {Lat: 73, Lng: -180}, {},
}

// spread is a world of so many places around a point, from metres to 8 km off, and some
// in it.
func spread(centre geo.WGS84, places int) *world {
	random := rand.New(rand.NewPCG(uint64(places), 1))
	w := &world{byName: true, cells: map[Key]*Cell{}}
	for i := range places {
		far := math.Exp(random.Float64()*9) / 111_000
		if i%50 == 0 {
			far = 0
		}
		w.places = append(w.places, Point{ID: int64(i * 7 % (places + 1)), At: near(random, centre, far), Name: random.Uint64N(300)})
	}
	return w
}

// answersAsAll compares so many answers from cells with those from all places, and tells
// how many could be.
func answersAsAll(t *testing.T, w *world, centre geo.WGS84, searches int) (total int) {
	t.Helper()
	random := rand.New(rand.NewPCG(uint64(searches), 2))
	for range searches {
		s := Search{
			Origin: near(random, centre, math.Exp(random.Float64()*11)/111_000), Category: category, Cells: w.cell,
			Radius: geo.Metres(random.IntN(12_000)), AtLeast: 1000,
		}
		if random.IntN(10) == 0 {
			s.Radius = 50_000
		}
		limit := []int{1, 8, 40, 400, 5000}[random.IntN(5)]
		if !Covers(s.Origin, s.Radius) {
			continue
		}
		total++
		if random.IntN(3) == 0 {
			s.Beyond = s.Radius * geo.Metres(random.Float64())
		}
		want, names := w.truth(s.Origin, s.Radius)
		want = slices.DeleteFunc(want, func(h Hit) bool { return s.Beyond > 0 && h.Distance <= s.Beyond })
		if diff := differs(want[:min(limit, len(want))], w.nearest(t, s, limit)); diff != "" {
			t.Fatalf("%+v, %d: %s", s, limit, diff)
		}
		if got := w.count(t, s, limit); got != min(limit, names) {
			t.Fatalf("%+v: counted %d, want %d", s, got, min(limit, names))
		}
	}
	return total
}

// near is a point in a random direction, so many degrees off at most.
func near(random *rand.Rand, p geo.WGS84, degrees float64) geo.WGS84 {
	lng := p.Lng + (random.Float64()*2-1)*degrees/math.Cos(p.Lat*math.Pi/180)
	return geo.WGS84{Lat: p.Lat + (random.Float64()*2-1)*degrees, Lng: math.Remainder(lng, 360)}
}

// differs says how hits differ by more than a millimetre, or in their order.
func differs(want, got []Hit) string {
	for i := range max(len(want), len(got)) {
		if i >= len(want) || i >= len(got) || want[i].ID != got[i].ID ||
			math.Abs(float64(want[i].Distance-got[i].Distance)) > 0.001 {
			return fmt.Sprintf("hit %d of %d: want %v, got %v of %d", i, len(want), at(want, i), at(got, i), len(got))
		}
	}
	return ""
}

func at(hits []Hit, i int) any {
	if i < len(hits) {
		return hits[i]
	}
	return "nothing"
}

// A large cell that is there makes those under it superfluous: where nothing is,
// one serves a county.
func TestALargeCellServesSmallCircles(t *testing.T) {
	t.Parallel()
	w := &world{cells: map[Key]*Cell{}}
	desert := geo.WGS84{Lat: 41, Lng: 92.01}
	s := Search{Origin: desert, Radius: 10_000, Category: category, Cells: w.cell}
	if hits := w.nearest(t, s, 40); len(hits) != 0 {
		t.Fatalf("found %v in an empty world", hits)
	}
	read := w.read
	s.Origin.Lat += 0.01
	s.Radius = 1000
	if n := w.count(t, s, 999); n != 0 || w.read != read {
		t.Errorf("a kilometre on: counted %d with %d more cells, want none of either", n, w.read-read)
	}
}

// A cell with too many places is no cell, and its neighbours still are.
func TestTooManyPlacesAreLeftToTheDatabase(t *testing.T) {
	t.Parallel()
	mall := geo.WGS84{Lat: 31.2301, Lng: 121.4701}
	w := &world{cells: map[Key]*Cell{}}
	for i := range mostPlaces + 1 {
		w.places = append(w.places, Point{ID: int64(i), At: mall})
	}
	s := Search{Origin: mall, Radius: 1000, Category: category, Cells: w.cell}
	_, missing := s.AppendNearest(nil, 10)
	for len(missing.Cells) > 0 { // squares of each size
		w.fill(missing.Cells)
		_, missing = s.AppendNearest(nil, 10)
	}
	if !missing.Overfull {
		t.Errorf("in front of %d places %+v is missing, want it overfull", len(w.places), missing)
	}
	s.Origin.Lat += 0.03
	if hits := w.nearest(t, s, 10); len(hits) != 0 {
		t.Errorf("3 km off, within one: %v", hits)
	}
}

// Of a crowded square only what is near is read.
func TestACrowdedSquareIsReadWhereItMatters(t *testing.T) {
	t.Parallel()
	square := At(geo.WGS84{Lat: 31.23, Lng: 121.47}, category, Usual)
	w := &world{cells: map[Key]*Cell{}}
	random := rand.New(rand.NewPCG(3, 4))
	for i := range 20 * crowded {
		w.places = append(w.places, Point{ID: int64(i), At: near(random, square.Middle(), degrees(Usual)/2)})
	}
	s := Search{Origin: square.Middle(), Radius: 1000, AtLeast: 1000, Category: category, Cells: w.cell}
	w.nearest(t, s, 40)
	if n := w.count(t, s, 999); n != 999 {
		t.Errorf("counted %d of %d, want 999", n, len(w.places))
	}
	held := 0
	for _, one := range w.cells {
		held += len(one.places)
	}
	if held > len(w.places)/4 {
		t.Errorf("%d of %d places are held for one search", held, len(w.places))
	}
}

// A cell that comes while a search looks at what is there leaves no answer with
// nothing in it.
func TestCellsThatComeDuringASearch(t *testing.T) {
	t.Parallel()
	here := geo.WGS84{Lat: 31.2301, Lng: 121.4701}
	w := &world{cells: map[Key]*Cell{}, places: []Point{{ID: 1, At: here}}}
	s := Search{Origin: here, Radius: 9000, Category: category, Cells: w.cell}
	want := w.nearest(t, s, 1)
	late := map[Key]bool{}
	s.Cells = func(k Key) *Cell {
		if !late[k] {
			late[k] = true
			return nil
		}
		return w.cell(k)
	}
	for range 100 {
		hits, missing := s.AppendNearest(nil, 1)
		if !missing.Complete() {
			continue // what is told to be missing is read
		}
		if diff := gocmp.Diff(want, hits); diff != "" {
			t.Errorf("nothing is missing, and hits differ (-want +got):\n%s", diff)
		}
		return
	}
	t.Error("something is always missing")
}

// Enough is counted, whatever is missing besides.
func TestEnoughIsEnough(t *testing.T) {
	t.Parallel()
	w := &world{cells: map[Key]*Cell{}, places: []Point{{ID: 1}, {ID: 2}}}
	w.fill([]Key{At(geo.WGS84{}, category, Usual)})
	s := Search{Radius: 1000, Category: category, Cells: w.cell}
	if n, missing := s.Count(2); n != 2 || !missing.Complete() {
		t.Errorf("Count(2) = %d, %+v, want 2 and nothing missing", n, missing)
	}
	if _, missing := s.Count(3); len(missing.Cells) == 0 {
		t.Error("Count(3) found no cell missing, of which there is one")
	}
}
