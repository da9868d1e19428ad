package logqueue_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"nearby/logqueue"
)

// pipe takes lines when it is open.
type pipe struct {
	open chan struct{} // closed when somebody reads
	text bytes.Buffer
}

func (p *pipe) Write(b []byte) (int, error) {
	<-p.open
	return p.text.Write(b)
}

func TestLinesComeInOrderAndUnchanged(t *testing.T) {
	t.Parallel()
	var text bytes.Buffer
	w := logqueue.NewWriter(&text)
	line := make([]byte, 0, 10)
	for i := range 100 {
		line = fmt.Appendf(line[:0], "%d\n", i) // as slog does, in the same memory
		if n, err := w.Write(line); n != len(line) || err != nil {
			t.Fatalf("Write() = %d, %v", n, err)
		}
	}
	w.Close(time.Minute)
	if got := strings.Fields(text.String()); len(got) != 100 || got[99] != "99" || w.Dropped() != 0 {
		t.Errorf("%d lines, the last of %q, %d dropped, want all", len(got), got, w.Dropped())
	}
}

// Every line is written or counted, and nobody waits.
func TestAPipeThatNobodyReads(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const sent = 10_000
		p := &pipe{open: make(chan struct{})}
		w := logqueue.NewWriter(p)
		for range sent {
			_, _ = w.Write([]byte("line\n")) // never fails
		}
		begun := time.Now()
		w.Close(time.Second)
		if took := time.Since(begun); took != time.Second {
			t.Errorf("Close() waits for %s, want a second", took)
		}
		close(p.open)
		w.Close(time.Minute)
		written := int64(bytes.Count(p.text.Bytes(), []byte("\n")))
		if w.Dropped() == 0 || written == 0 || written+w.Dropped() != sent {
			t.Errorf("%d written and %d dropped, want some of each and %d in all", written, w.Dropped(), sent)
		}
	})
}

type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestAPipeThatIsClosed(t *testing.T) {
	t.Parallel()
	w := logqueue.NewWriter(closed{})
	_, _ = w.Write([]byte("line\n")) // never fails
	w.Close(time.Minute)
	if w.Dropped() != 1 {
		t.Errorf("%d dropped, want the line", w.Dropped())
	}
}
