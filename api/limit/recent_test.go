package limit

import (
	"testing"
	"time"
)

// A million strangers leave no more behind than there is room for.
func TestRecentIsBounded(t *testing.T) {
	t.Parallel()
	m := Recent[int, int]{TTL: time.Hour, Max: 1000, Now: time.Now}
	for i := range 1_000_000 {
		m.Update(i, func(int) int { return i })
		if n := len(m.current) + len(m.previous); n > 2000 {
			t.Fatalf("%d keys are kept after %d, want 2000 at most", n, i+1)
		}
	}
	for i := 999_000; i < 1_000_000; i++ {
		if got := m.Update(i, unchanged); got != i {
			t.Fatalf("%d is forgotten though it is among the last thousand", i)
		}
	}
}

func TestRecentForgetsInTime(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	m := Recent[string, int]{TTL: 20 * time.Second, Max: 10, Now: func() time.Time { return now }}
	m.Update("a", func(int) int { return 7 })
	steps := []struct {
		name  string
		after time.Duration
		want  int
	}{
		{"at once", 0, 7},
		{"at the end of its TTL", 19 * time.Second, 7},
		{"touched again in the next", 20 * time.Second, 7},
		{"and in the one after", 20 * time.Second, 7},
		{"left alone for two TTLs", 40 * time.Second, 0},
	}
	for _, step := range steps {
		now = now.Add(step.after)
		if got := m.Update("a", unchanged); got != step.want {
			t.Errorf("%s: %d is kept, want %d", step.name, got, step.want)
		}
	}
}

func unchanged(v int) int { return v }
