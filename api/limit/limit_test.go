package limit_test

import (
	"testing"
	"testing/synctest"
	"time"

	"nearby/api/limit"
)

// clock is a time that tests move.
type clock struct{ at time.Time }

func (c *clock) now() time.Time            { return c.at }
func (c *clock) passes(some time.Duration) { c.at = c.at.Add(some) }

func newClock() *clock { return &clock{time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)} }

func TestABucketGivesABurstAndThenOneAtATime(t *testing.T) {
	t.Parallel()
	c := newClock()
	b := limit.NewBuckets[string](limit.Rate{Burst: 3, Every: time.Second}, 10, c.now)
	steps := []struct {
		name  string
		after time.Duration
		want  limit.Verdict
	}{
		{"the first", 0, limit.Verdict{Allowed: true}},
		{"the second", 0, limit.Verdict{Allowed: true}},
		{"the last of the burst", 0, limit.Verdict{Allowed: true}},
		{"one too many", 0, limit.Verdict{First: true, Wait: time.Second}},
		{"and another", 300 * time.Millisecond, limit.Verdict{Wait: 700 * time.Millisecond}},
		{"a second later", 700 * time.Millisecond, limit.Verdict{Allowed: true}},
		{"again too soon, which was said", 0, limit.Verdict{Wait: time.Second}},
		{"to have been refused costs nothing", 2 * time.Second, limit.Verdict{Allowed: true}},
		{"nor does it now", 0, limit.Verdict{Allowed: true}},
		{"too soon, not full in between", 0, limit.Verdict{Wait: time.Second}},
		{"full again", 3 * time.Second, limit.Verdict{Allowed: true}},
		{"second of a new burst", 0, limit.Verdict{Allowed: true}},
		{"third of a new burst", 0, limit.Verdict{Allowed: true}},
		{"too many is said anew", 0, limit.Verdict{First: true, Wait: time.Second}},
	}
	for _, step := range steps {
		c.passes(step.after)
		if got := b.Take("anna"); got != step.want {
			t.Fatalf("%s: Take() = %+v, want %+v", step.name, got, step.want)
		}
	}
	if got := b.Take("bert"); !got.Allowed {
		t.Errorf("somebody else: Take() = %+v, want it allowed", got)
	}
}

func TestABurstOfNoneIsNoLimit(t *testing.T) {
	t.Parallel()
	b := limit.NewBuckets[string](limit.Rate{Every: time.Hour}, 10, newClock().now)
	for range 1000 {
		if got := b.Take("anna"); !got.Allowed {
			t.Fatalf("Take() = %+v, want it allowed", got)
		}
	}
}

// However long a key keeps at it, it gets one a second, and a stranger in between
// changes nothing.
func TestAFloodGetsNoMoreThanItsShare(t *testing.T) {
	t.Parallel()
	c := newClock()
	b := limit.NewBuckets[int](limit.Rate{Burst: 20, Every: time.Second}, 100, c.now)
	allowed := 0
	for i := range 100_000 { // 100 a second, and nearly as many strangers
		c.passes(10 * time.Millisecond)
		if b.Take(-1).Allowed {
			allowed++
		}
		b.Take(i)
	}
	if want := 20 + 1000 - 1; allowed < want || allowed > want+1 {
		t.Errorf("allowed %d in 1000 s, want %d", allowed, want)
	}
}

func TestSlotsAreFew(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		slots := limit.NewSlots(2, time.Second)
		for i := range 2 {
			if !slots.Enter() {
				t.Fatalf("slot %d of two is taken, want it free", i+1)
			}
		}
		begun := time.Now()
		if slots.Enter() || time.Since(begun) != time.Second {
			t.Errorf("a third enters, or gave up after %s, want 1 s of waiting", time.Since(begun))
		}
		go func() {
			time.Sleep(300 * time.Millisecond)
			slots.Leave()
		}()
		begun = time.Now()
		if !slots.Enter() || time.Since(begun) != 300*time.Millisecond {
			t.Errorf("who waits enters after %s, want 300 ms, when one leaves", time.Since(begun))
		}
		impatient := limit.NewSlots(1, 0)
		if !impatient.Enter() || impatient.Enter() {
			t.Error("one slot and no patience: want the first to enter and not the second")
		}
	})
}
