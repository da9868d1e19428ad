package cells

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

func rowOf(id int64) row { return row(strings.Repeat(fmt.Sprint(id, " "), 20)) }

// row reads a row behind something else.
func (s *rowCache) row(key rowKey) (row, bool) {
	var text strings.Builder
	text.WriteString("before")
	ok := s.writeTo(&text, key)
	return row(strings.TrimPrefix(text.String(), "before")), ok
}

// What is in use stays, what is not goes, and there is never more than allowed.
func TestRowsThatAreUsedStay(t *testing.T) {
	t.Parallel()
	const most, inUse = 200_000, 50
	s := newRowCache(most)
	for id := range int64(20_000) {
		s.set(rowKey{id, 1}, rowOf(id))
		if used := id % inUse; id >= inUse {
			if got, ok := s.row(rowKey{used, 1}); !ok || got != rowOf(used) {
				t.Fatalf("row %d after %d others: %q, %t", used, id, got, ok)
			}
		}
	}
	rows, bytes := s.size()
	if bytes > most || bytes < most/2 || rows < 500 {
		t.Errorf("%d rows in %d bytes, want most of %d in use", rows, bytes, most)
	}
	if _, ok := s.row(rowKey{inUse, 1}); ok {
		t.Error("a row that nobody used is there still")
	}
	if _, ok := s.row(rowKey{1, 2}); ok {
		t.Error("a row of another version was found")
	}
}

func TestRowsAreForManyAtOnce(t *testing.T) {
	t.Parallel()
	s := newRowCache(100_000)
	var all sync.WaitGroup
	for worker := range int64(8) {
		all.Go(func() {
			for n := range int64(5000) {
				id := (n*7 + worker) % 900
				got, ok := s.row(rowKey{id, 1})
				if ok && got != rowOf(id) {
					t.Errorf("row %d: %q", id, got)
				}
				if !ok {
					s.set(rowKey{id, 1}, rowOf(id))
				}
			}
		})
	}
	all.Wait()
}
