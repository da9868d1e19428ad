package store_test

import (
	"slices"
	"testing"
	"time"

	"nearby/place"
	"nearby/store/storetest"
)

func TestServerTellsVersionsAndTime(t *testing.T) {
	t.Parallel()
	server, err := storetest.Open(t).Server(t.Context())
	if err != nil {
		t.Fatalf("Server: %v", err)
	}
	if server.Version == "" || server.Version[0] < '1' || server.Version[0] > '9' {
		t.Errorf("Version: got %q, want a number", server.Version)
	}
	for _, name := range []string{"postgis", "btree_gist", "pg_trgm"} {
		if server.Extensions[name] == "" {
			t.Errorf("Extensions: got no version of %s in %v", name, server.Extensions)
		}
	}
	if off := time.Since(server.Now).Abs(); off > time.Minute {
		t.Errorf("Now: got a clock that is %v off, want this machine's", off)
	}
}

func TestDatasetCountsWhatWasLoaded(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	empty, err := s.Dataset(t.Context())
	if err != nil {
		t.Fatalf("Dataset: %v", err)
	}
	if empty.Version != 0 || !slices.Equal(empty.Counts, []int64{0, 0}) {
		t.Errorf("before a load: got %+v, want version 0 and no places", empty)
	}
	places := []place.Place{
		{ExternalID: "1", Category: "transit", Name: "人民广场"},
		{ExternalID: "2", Category: "transit", Name: "南京东路"},
		{ExternalID: "3", Category: "restaurant", Name: "大壶春"},
	}
	loadPlaces(t, s, places)
	got, err := s.Dataset(t.Context())
	if err != nil {
		t.Fatalf("Dataset: %v", err)
	}
	if !slices.Equal(got.Categories, []string{"restaurant", "transit"}) ||
		!slices.Equal(got.Counts, []int64{1, 2}) {
		t.Errorf("after a load: got %v %v, want restaurant 1, transit 2", got.Categories, got.Counts)
	}
	if got.Version != 1 || time.Since(got.ChangedAt).Abs() > time.Minute {
		t.Errorf("after a load: got version %d of %v, want 1 of now", got.Version, got.ChangedAt)
	}
}
