package store_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

func TestUndoTakesTheLastChangeBack(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	first := []place.Place{restaurant("a", 31, 121), restaurant("b", 31, 121), restaurant("c", 31, 121), restaurant("d", 31, 121), restaurant("e", 31, 121), restaurant("f", 31, 121)}
	first[0].Zone, first[1].Zone = "Asia/Shanghai", "Asia/Hong_Kong"
	loadPlaces(t, s, first)
	before := storedPlaces(t, s)

	changed := restaurant("b", 31.1, 121)
	second := append([]place.Place{restaurant("g", 31, 121), changed}, first[2:]...) // a is gone
	loaded, err := s.Load(t.Context(), store.Load{Source: "test", Prune: true, Next: from(second)})
	if err != nil || loaded != (store.Loaded{Inserted: 1, Updated: 1, Unchanged: 4, Deleted: 1}) {
		t.Fatalf("Load() = %+v, %v, want one of each", loaded, err)
	}
	undone, err := s.UndoLoad(t.Context())
	if err != nil || undone.Inserted != 1 || undone.Source != "test" {
		t.Fatalf("UndoLoad() = %+v, %v, want the second load", undone, err)
	}
	if after := storedPlaces(t, s); !slices.Equal(before, after) {
		t.Errorf("after undoing: %+v\nwant as before: %+v", after, before)
	}
	if _, err := s.UndoLoad(t.Context()); !errors.Is(err, store.ErrNothingToUndo) {
		t.Errorf("UndoLoad() again error = %v, want ErrNothingToUndo", err)
	}
	// The data set can be loaded again, and that undone as well.
	loadPlaces(t, s, second)
	if _, err := s.UndoLoad(t.Context()); err != nil {
		t.Errorf("UndoLoad() of the next load error = %v", err)
	}
	if after := storedPlaces(t, s); !slices.Equal(before, after) {
		t.Errorf("after undoing again: %+v\nwant as before: %+v", after, before)
	}
}

func TestALoadThatChangesNothingLeavesTheOneBeforeUndoable(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	if _, err := s.UndoLoad(t.Context()); !errors.Is(err, store.ErrNothingToUndo) {
		t.Errorf("UndoLoad() of nothing error = %v, want ErrNothingToUndo", err)
	}
	for range 2 {
		loadPlaces(t, s, []place.Place{restaurant("a", 31, 121)})
	}
	if undone, err := s.UndoLoad(t.Context()); err != nil || undone.Inserted != 1 {
		t.Errorf("UndoLoad() = %+v, %v, want the first load", undone, err)
	}
	if left := storedPlaces(t, s); len(left) != 0 {
		t.Errorf("%d places are left, want none", len(left))
	}
}

func TestHistoryOfLoads(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	note := store.Note{File: "a.csv", Checksum: []byte{1, 2, 3}, Rejected: 7}
	load := store.Load{Source: "a", Next: from([]place.Place{restaurant("a", 31, 121)}), Note: func() store.Note { return note }}
	if _, err := s.Load(t.Context(), load); err != nil {
		t.Fatal(err)
	}
	load.DryRun, load.Next = true, from(nil)
	if _, err := s.Load(t.Context(), load); err != nil {
		t.Fatal(err)
	}
	loads, err := s.Loads(t.Context(), 10)
	if err != nil || len(loads) != 1 {
		t.Fatalf("Loads() = %+v, %v, want one: a dry run is none", loads, err)
	}
	got := loads[0]
	if got.Source != "a" || got.File != note.File || !slices.Equal(got.Checksum, note.Checksum) ||
		got.Rejected != 7 || got.Inserted != 1 || got.UndoneAt != nil || got.LoadedAt.IsZero() {
		t.Errorf("Loads() = %+v, want what was noted and counted", got)
	}
}

func TestPruningRefusesToDeleteTooMuch(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	var ten []place.Place
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
		ten = append(ten, restaurant(name, 31, 121))
	}
	loadPlaces(t, s, ten)
	prune := func(keep int, force bool) (store.Loaded, error) {
		return s.Load(t.Context(), store.Load{Source: "test", Prune: true, Force: force, Next: from(ten[:keep])})
	}
	if _, err := prune(7, false); !errors.Is(err, store.ErrPruneTooMuch) {
		t.Errorf("pruning 3 of 10 error = %v, want ErrPruneTooMuch", err)
	}
	if left := storedPlaces(t, s); len(left) != 10 {
		t.Errorf("%d places are left, want all 10", len(left))
	}
	if loaded, err := prune(8, false); err != nil || loaded.Deleted != 2 {
		t.Errorf("pruning 2 of 10 = %+v, %v, want 2 deleted", loaded, err)
	}
	if loaded, err := prune(1, true); err != nil || loaded.Deleted != 7 {
		t.Errorf("pruning by force = %+v, %v, want 7 deleted", loaded, err)
	}
}

// A file whose places all lie half a kilometre off those of the same name that
// another source brought.
func TestALoadOnTheWrongDatumIsDoubted(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	right, wrong := scattered(rand.New(rand.NewPCG(7, 7)), 60), scattered(rand.New(rand.NewPCG(7, 7)), 60)
	for i := range wrong {
		shifted := wrong[i].At.GCJ02(0)
		wrong[i].At.Lat, wrong[i].At.Lng = shifted.Lat, shifted.Lng
	}
	if _, err := s.Load(t.Context(), store.Load{Source: "metro", Next: from(right)}); err != nil {
		t.Fatal(err)
	}
	agreeing, err := s.Load(t.Context(), store.Load{Source: "chamber", DryRun: true, Next: from(right)})
	if err != nil || agreeing.DatumMismatch != nil {
		t.Errorf("places that agree: Load() = %+v, %v, want no doubt", agreeing, err)
	}
	doubted, err := s.Load(t.Context(), store.Load{Source: "chamber", DryRun: true, Next: from(wrong)})
	if err != nil || doubted.DatumMismatch == nil || doubted.DatumMismatch.Mistake != "GCJ-02 read as WGS-84" {
		t.Errorf("places half a kilometre off: Load() = %+v, %v, want a doubt", doubted, err)
	}
}
