package dataset_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"testing"

	"nearby/bench/dataset"
	"nearby/geo"
	"nearby/place"
	"nearby/seed"
)

func places(w dataset.World, n int) []place.Place { return slices.Collect(w.Places(n)) }

func TestTheSameSeedMakesTheSameWorld(t *testing.T) {
	t.Parallel()
	a, b, c := dataset.New(7, 20), dataset.New(7, 20), dataset.New(8, 20)
	if !slices.Equal(places(a, 500), places(b, 500)) || !slices.Equal(a.Points(100), b.Points(100)) ||
		!slices.Equal(a.Lattice(), b.Lattice()) {
		t.Error("two worlds of one seed differ")
	}
	if slices.Equal(places(a, 500), places(c, 500)) {
		t.Error("worlds of two seeds do not differ")
	}
	if !slices.Equal(places(a, 500)[:100], places(a, 100)) {
		t.Error("fewer places are not the first of more")
	}
}

func TestSevenOfTenPlacesAreRestaurantsAndFourOfFiveAreInTheMainland(t *testing.T) {
	t.Parallel()
	const n = 20_000
	restaurants, mainland := 0, 0
	for _, p := range places(dataset.New(1, 200), n) {
		if p.Category == "restaurant" {
			restaurants++
		} else if p.Lines == "" {
			t.Fatalf("the stop %+v has no lines", p)
		}
		if geo.Mainland.Shifts(p.At) {
			mainland++
		}
	}
	if restaurants < n*68/100 || restaurants > n*72/100 {
		t.Errorf("%d of %d are restaurants, want about 70 %%", restaurants, n)
	}
	if mainland < n*70/100 || mainland > n*90/100 {
		t.Errorf("%d of %d are in the mainland, want about 80 %%", mainland, n)
	}
}

// What people ask about has places around it, or a load test would measure answers
// that say there is nothing.
func TestMostPointsHavePlacesAround(t *testing.T) {
	t.Parallel()
	w := dataset.New(1, 200)
	all, near := places(w, 20_000), 0
	points := w.Points(100)
	for _, at := range points {
		if slices.ContainsFunc(all, func(p place.Place) bool { return at.GreatCircle(p.At) < 5000 }) {
			near++
		}
	}
	if near < len(points)*95/100 {
		t.Errorf("%d of %d points have a place within 5 km, want 95 %%", near, len(points))
	}
}

func TestPointsDiffer(t *testing.T) {
	t.Parallel()
	known := map[geo.WGS84]bool{}
	for _, at := range dataset.New(1, 3).Points(4000) {
		if known[at] || at.Valid() != nil {
			t.Fatalf("%+v comes twice or is nowhere", at)
		}
		known[at] = true
	}
}

func TestPointsOfTheLatticeAreApart(t *testing.T) {
	t.Parallel()
	points := dataset.New(3, 4).Lattice()
	for i, a := range points {
		for _, b := range points[:i] {
			if d := a.GreatCircle(b); d < dataset.Spacing*0.99 {
				t.Fatalf("%+v and %+v are %s apart, want %g m", a, b, d, dataset.Spacing)
			}
		}
	}
}

// The importer must take every row, without being told anything about the file.
func TestTheImporterTakesTheFile(t *testing.T) {
	t.Parallel()
	var file bytes.Buffer
	w := dataset.New(1, 50)
	if err := w.WriteCSV(&file, 3000); err != nil {
		t.Fatal(err)
	}
	reader, err := seed.Open(&file, seed.Options{Source: "invented", Categories: []place.Category{
		{ID: 1, Slug: "restaurant", NameZH: "餐厅", NameEN: "Restaurants", Position: 1},
		{ID: 2, Slug: "transit", NameZH: "公交地铁", NameEN: "Transit", Position: 2},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for want := range w.Places(3000) {
		got, err := reader.Read()
		got.Source, got.Kind, got.Kinds = "", "", "" // the file says no kind; names and lines do
		if err != nil || got != want {
			t.Fatalf("read %+v, %v, want %+v", got, err, want)
		}
	}
	if _, err := reader.Read(); !errors.Is(err, io.EOF) {
		t.Errorf("after the last row: %v, want the end", err)
	}
}
