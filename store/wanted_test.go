package store_test

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/store"
	"nearby/store/storetest"
)

// Squares are in the order of their searches, of all servers, and are forgotten when
// nobody searches there any more.
func TestWantedSquares(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	add := func(squares []int64, searches []int32) {
		t.Helper()
		if err := s.AddWanted(t.Context(), squares, searches); err != nil {
			t.Fatalf("AddWanted() error = %v", err)
		}
	}
	wanted := func(want ...int64) {
		t.Helper()
		got, err := s.Wanted(t.Context())
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("Wanted() differs, error %v (-want +got):\n%s", err, diff)
		}
	}
	add([]int64{3, 1, 2}, []int32{30, 100, 40})
	wanted(1, 2, 3)
	add([]int64{3}, []int32{60}) // 75 with half of what it had
	wanted(3, 1, 2)
	for range 7 {
		add([]int64{4}, []int32{1000})
	}
	wanted(4)
}

// Servers that tell of the same squares at once do not lock each other out.
func TestWantedSquaresOfManyServers(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	var all sync.WaitGroup
	for _, s := range []*store.Store{storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)} {
		all.Go(func() {
			for n := range int64(50) {
				if err := s.AddWanted(t.Context(), []int64{n % 7, 100 - n%5}, []int32{20, 20}); err != nil {
					t.Errorf("AddWanted() error = %v", err)
				}
			}
		})
	}
	all.Wait()
}
