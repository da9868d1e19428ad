package dotmap_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"io"
	"math/rand/v2"
	"slices"
	"testing"

	"nearby/geo"
	"nearby/picture/dotmap"
	"nearby/picture/goldentest"
	"nearby/picture/theme"
)

// town is n places of each category, ever thinner outwards. The same n gives the same
// places.
func town(n int, middle geo.WGS84, categories ...int) []dotmap.Spot {
	random := rand.New(rand.NewPCG(uint64(n), 1))
	var all []dotmap.Spot
	for range n {
		for _, category := range categories {
			at := middle
			at.Lat += random.NormFloat64() * 0.1 * random.Float64()
			at.Lng += random.NormFloat64() * 0.1 * random.Float64()
			if at.Lng > 180 {
				at.Lng -= 360
			}
			all = append(all, dotmap.Spot{At: at, Category: category, Name: towns[middle], Fame: 200 - len(all)})
		}
	}
	return all
}

func together(parts ...[]dotmap.Spot) (all []dotmap.Spot) {
	for _, part := range parts {
		all = append(all, part...)
	}
	return all
}

// country is places all over, in more regions than there are panels.
func country() (all []dotmap.Spot) {
	for lat := 22.0; lat < 46; lat += 4 {
		for lng := 100.0; lng < 124; lng += 4 {
			all = append(all, town(20, geo.WGS84{Lat: lat, Lng: lng}, int(lat+lng)%5)...)
		}
	}
	return all
}

var (
	shanghai = geo.WGS84{Lat: 31.23, Lng: 121.47}
	beijing  = geo.WGS84{Lat: 39.9, Lng: 116.4}
	lima     = geo.WGS84{Lat: -12.05, Lng: -77.04}
	fiji     = geo.WGS84{Lat: -17.5, Lng: 179.99}
	lost     = geo.WGS84{Lat: 0.5, Lng: 0.5}
)

// towns are their names; elsewhere nothing has one.
var towns = map[geo.WGS84]string{shanghai: "Shanghai", beijing: "北京", lima: "Lima", lost: "Null Island"}

// drawn is a small map, in the lettering of a large one.
func drawn(spots []dotmap.Spot) dotmap.Map {
	return dotmap.Map{
		Title: "Where the places are", Note: "a test", Spots: spots, Width: 900, Height: 560,
		Categories: categories("Restaurants", "Transit", "Museums", "Parks", "Libraries"),
	}
}

func categories(names ...string) (all []dotmap.Category) {
	for i, name := range names {
		all = append(all, dotmap.Category{Name: name, Look: theme.Look(i)})
	}
	return all
}

func TestMapsLookAsTheyDidWhenApproved(t *testing.T) {
	t.Parallel()
	for name, spots := range map[string][]dotmap.Spot{
		"nothing":        nil,
		"one-place":      town(1, shanghai, 0),
		"one-city":       town(4000, shanghai, 0, 1),
		"two-cities":     together(town(2000, shanghai, 0, 1), town(300, beijing, 2)),
		"three-and-lost": together(town(2000, shanghai, 0, 1), town(300, beijing, 2), town(200, lima, 3), town(1, lost, 4)),
		"180th-meridian": town(500, fiji, 0),
		"a-country":      country(),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := drawn(spots).PNG()
			if err != nil {
				t.Fatal(err)
			}
			goldentest.Compare(t, name, got, 1000)
		})
	}
}

func TestTheSameMapGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	m := drawn(together(town(500, shanghai, 0, 1), town(300, beijing, 2), country()))
	first, err := m.PNG()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := m.PNG(); err != nil || !bytes.Equal(first, again) {
		t.Errorf("drawn again: %d bytes, %v, want the same %d", len(again), err, len(first))
	}
}

func TestWhatCannotBeDrawnIsRefused(t *testing.T) {
	t.Parallel()
	small, unknown, nowhere, chinese := drawn(nil), drawn(nil), drawn(nil), drawn(nil)
	chinese.Title = "地点分布"
	small.Width = 10
	unknown.Spots = []dotmap.Spot{{At: shanghai, Category: 5}}
	nowhere.Spots = []dotmap.Spot{{At: geo.WGS84{Lat: 95, Lng: 200}}}
	for name, test := range map[string]struct {
		m    dotmap.Map
		want error
	}{
		"too small":               {small, dotmap.ErrSize},
		"a category of no legend": {unknown, dotmap.ErrCategory},
		"a place off the globe":   {nowhere, nil}, // of package geo
		"letters of no PNG":       {chinese, dotmap.ErrLetters},
	} {
		if _, err := test.m.PNG(); err == nil || test.want != nil && !errors.Is(err, test.want) {
			t.Errorf("%s: PNG() error = %v, want %v", name, err, test.want)
		}
	}
}

func TestAnSVGHasItsTextsInAnyScript(t *testing.T) {
	t.Parallel()
	m := drawn(together(town(200, shanghai, 0), town(100, beijing, 1), town(1, lost, 2)))
	m.Title, m.Words = "地点分布 <1>", dotmap.Chinese
	m.Categories = categories("餐厅", "公交地铁", "景点")
	got, err := m.SVG()
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for in := xml.NewDecoder(bytes.NewReader(got)); ; {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok {
			texts = append(texts, string(text))
		}
	}
	for _, want := range []string{"地点分布 <1>", "餐厅  200", "200 个地点，东西 44 km，南北 41 km", "北京", "Null Island"} {
		if !slices.Contains(texts, want) {
			t.Errorf("the SVG says no %q: %q", want, texts)
		}
	}
}

// Far from all others a single place is seen, and named.
func TestSmallGroupsFarAwayAreSeen(t *testing.T) {
	t.Parallel()
	without := drawn(town(2000, shanghai, 0))
	with := drawn(together(town(2000, shanghai, 0), town(1, lost, 4)))
	var pictures [2]image.Image
	for i, m := range []dotmap.Map{without, with} {
		file, err := m.PNG()
		if err != nil {
			t.Fatal(err)
		}
		pictures[i] = goldentest.Decode(t, file)
	}
	fill, _ := theme.Look(4).Colours(false)
	var found [2]int
	for i, p := range pictures {
		for y := range p.Bounds().Dy() - 60 { // above the legend
			for x := range p.Bounds().Dx() {
				if p.At(x, y) == color.Color(fill) {
					found[i]++
				}
			}
		}
	}
	if found[1]-found[0] < 15 {
		t.Errorf("one place far away takes %d pixels more than none, want a sign of 15 at least", found[1]-found[0])
	}
}

// Twelve categories, as many as a menu has, are told apart by shape and colour.
func TestEveryCategoryHasALookOfItsOwn(t *testing.T) {
	t.Parallel()
	seen := map[[2]theme.Look]int{}
	for i := range 12 {
		look := theme.OfCategory([]string{"restaurant", "transit", "other"}[min(i, 2)], i)
		seen[[2]theme.Look{look % theme.Shapes, look % theme.Hues}]++
	}
	if len(seen) != 12 {
		t.Errorf("12 categories have %d looks: %v", len(seen), seen)
	}
}
