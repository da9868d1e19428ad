package people

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// deaf is a way to the rows by which statements arrive; while it is deaf, no answer comes
// to those that write, and nothing else arrives.
type deaf struct {
	*link
	now   atomic.Bool
	takes atomic.Int32
}

func (d *deaf) Take(ctx context.Context, server Server, takings []Taking) ([]Row, error) {
	d.takes.Add(1)
	if d.now.Load() {
		return nil, errCut
	}
	return d.link.Take(ctx, server, takings)
}

func (d *deaf) Write(_ context.Context, writings []Writing) (written []bool, err error) {
	for _, w := range writings {
		written = append(written, d.rows.write(w))
	}
	if d.now.Load() {
		return nil, errCut
	}
	return written, nil
}

var somebody = Key{1}

// server is one that has answered the person's first message with "first".
func server(t *testing.T, all *rows, name Server) (*deaf, *Keeper) {
	t.Helper()
	d := &deaf{link: &link{rows: all, rng: dice(1)}}
	k := NewKeeper(d, name, func(n int, err error) { t.Errorf("%d conversations are lost: %v", n, err) })
	keep(t, k, 1, "first")
	synctest.Wait()
	time.Sleep(time.Second) // it is written
	return d, k
}

// keep has a message answered, whatever was said before.
func keep(t *testing.T, k *Keeper, m Message, content string) {
	t.Helper()
	for {
		held, err := k.Take(t.Context(), somebody, m)
		if err != nil {
			t.Fatalf("Take() error = %v", err)
		}
		err = held.Save(t.Context(), []byte(content), time.Minute)
		if err == nil {
			return
		}
		if !errors.Is(err, ErrStale) {
			t.Fatalf("Save() error = %v", err)
		}
	}
}

func goesBy(t *testing.T, k *Keeper, m Message) string {
	t.Helper()
	held, err := k.Take(t.Context(), somebody, m)
	if err != nil || held.Fault != nil {
		t.Fatalf("Take() error = %v, %v", err, held.Fault)
	}
	defer held.Leave(t.Context())
	return string(held.Content)
}

// Messages of somebody whom no other server answers take the row once.
func TestWhoseRowWasHadLastIsNotTakenAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		all := newRows()
		d, k := server(t, all, 1)
		defer k.Close()
		for m := range Message(20) {
			keep(t, k, 2+m, "more")
		}
		if d.takes.Load() != 1 {
			t.Errorf("the row was taken %d times, want once", d.takes.Load())
		}
		if got := string(all.read(somebody)); got != "more" {
			t.Errorf("the row says %q when the answer is given, want what came of it", got)
		}
	})
}

// What a server remembers counts for nothing once another has answered.
func TestWhatIsRememberedIsNotTheTruth(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		all := newRows()
		_, one := server(t, all, 1)
		defer one.Close()
		_, other := server(t, all, 2)
		defer other.Close()
		keep(t, other, 2, "newer")
		held, err := one.Take(t.Context(), somebody, 3)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(held.Content); got != "first" {
			t.Fatalf("the first server remembers %q", got)
		}
		if err := held.Save(t.Context(), []byte("wrong"), time.Minute); !errors.Is(err, ErrStale) {
			t.Fatalf("Save() error = %v, want that another has answered", err)
		}
		if got := goesBy(t, one, 3); got != "newer" {
			t.Errorf("the next time the server goes by %q, want what the other has written", got)
		}
	})
}

// When nobody hears whether a write was done, the answer is not given, and what came of
// it is undone: by the same server at once, by the database as soon as that answers.
func TestWhatWasNotAnsweredIsUndone(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		all := newRows()
		d, k := server(t, all, 1)
		defer k.Close()
		held, err := k.Take(t.Context(), somebody, 2)
		if err != nil {
			t.Fatal(err)
		}
		d.now.Store(true)
		if err := held.Save(t.Context(), []byte("not seen"), time.Minute); !errors.Is(err, ErrStale) {
			t.Fatalf("Save() error = %v, want that this is not to be given", err)
		}
		if held, err = k.Take(t.Context(), somebody, 2); err != nil || held.Fault == nil {
			t.Fatalf("Take() error = %v, %v, want that nobody knows", err, held.Fault)
		}
		held.Leave(t.Context())
		d.now.Store(false)
		time.Sleep(2 * retryDelay)
		if got := string(all.read(somebody)); got != "first" {
			t.Errorf("the row says %q, want what the person was answered", got)
		}
	})
}

// An answer without a lease outlives a write before it of which nobody knows.
func TestAnAnswerAfterOneThatWasNotGiven(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		all := newRows()
		d, k := server(t, all, 1)
		defer k.Close()
		d.now.Store(true)
		keep(t, k, 2, "a new list")
		d.now.Store(false)
		if got := goesBy(t, k, 3); got != "a new list" {
			t.Errorf("the server goes by %q, want what it answered last", got)
		}
	})
}

// Nobody is remembered for longer than an answer without a lease would be, and not more
// than there is room for.
func TestMemoryPasses(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var m memory
		until := time.Now().Add(time.Hour)
		m.remember(somebody, recollection{[]byte("content"), 1, until})
		time.Sleep(maxUnleased + time.Second)
		if _, ok := m.recall(somebody); ok || len(m.young)+len(m.old) > 0 {
			t.Error("somebody is remembered after five minutes")
		}
		content := make([]byte, 1<<20)
		for n := range 1000 {
			m.remember(Key{2, byte(n), byte(n >> 8)}, recollection{content, 1, until})
		}
		if n := len(m.young) + len(m.old); n > maxMemory>>20 {
			t.Errorf("%d MB are remembered, want %d at most", n, maxMemory>>20)
		}
		if _, ok := m.recall(Key{2, byte(999 & 0xff), byte(999 >> 8)}); !ok {
			t.Error("the last is not remembered")
		}
	})
}
