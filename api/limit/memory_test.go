package limit

import (
	"testing"
	"time"
)

// A million strangers leave no more behind than there is room for.
func TestAMemoryIsBounded(t *testing.T) {
	t.Parallel()
	m := Memory[int, int]{Age: time.Hour, Most: 1000, Now: time.Now}
	for i := range 1_000_000 {
		m.Change(i, func(int) int { return i })
		if n := len(m.young) + len(m.old); n > 2000 {
			t.Fatalf("%d keys are kept after %d, want 2000 at most", n, i+1)
		}
	}
	for i := 999_000; i < 1_000_000; i++ {
		if got := m.Change(i, same); got != i {
			t.Fatalf("%d is forgotten though it is among the last thousand", i)
		}
	}
}

func TestAMemoryForgetsInTime(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	m := Memory[string, int]{Age: 20 * time.Second, Most: 10, Now: func() time.Time { return now }}
	m.Change("a", func(int) int { return 7 })
	steps := []struct {
		name  string
		after time.Duration
		want  int
	}{
		{"at once", 0, 7},
		{"at the end of its age", 19 * time.Second, 7},
		{"touched again in the next", 20 * time.Second, 7},
		{"and in the one after", 20 * time.Second, 7},
		{"left alone for two ages", 40 * time.Second, 0},
	}
	for _, step := range steps {
		now = now.Add(step.after)
		if got := m.Change("a", same); got != step.want {
			t.Errorf("%s: %d is kept, want %d", step.name, got, step.want)
		}
	}
}

func same(v int) int { return v }
