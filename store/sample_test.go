package store_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"nearby/store"
	"nearby/store/storetest"
)

func TestSampleOfFewPlacesIsAllOfThem(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	if got, err := s.Sample(t.Context(), 10); err != nil || len(got) != 0 {
		t.Fatalf("Sample of nothing = %v, %v", got, err)
	}
	places := scattered(rand.New(rand.NewPCG(3, 4)), 300)
	loadPlaces(t, s, places)
	got, err := s.Sample(t.Context(), 300)
	if err != nil || len(got) != len(places) {
		t.Fatalf("Sample(300) = %d spots, %v, want all %d", len(got), err, len(places))
	}
	loaded := map[store.Spot]bool{}
	for _, p := range places {
		loaded[store.Spot{WGS84: p.At, Category: p.Category}] = true
	}
	for _, spot := range got {
		if !loaded[spot] {
			t.Fatalf("%+v was not loaded", spot)
		}
	}
}

func TestSampleOfManyPlacesIsAnEvenShare(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	places := scattered(rand.New(rand.NewPCG(5, 6)), 4000)
	loadPlaces(t, s, places)
	got, err := s.Sample(t.Context(), 400)
	if err != nil || len(got) < 300 || len(got) > 400 {
		t.Fatalf("Sample(400) = %d spots, %v, want about 400 and no more", len(got), err)
	}
	restaurants := 0
	for _, spot := range got {
		if spot.Category == "restaurant" {
			restaurants++
		}
	}
	if restaurants == 0 || restaurants == len(got) {
		t.Errorf("%d of %d are restaurants, want a share of each category", restaurants, len(got))
	}
	again, err := s.Sample(t.Context(), 400)
	if err != nil || !slices.Equal(got, again) {
		t.Errorf("a second sample differs: %v", err)
	}
}
