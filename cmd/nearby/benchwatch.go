package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"nearby/bench/traffic"
)

// watch shows on a terminal how a run goes on, until done is called.
func watch(w io.Writer, seen *traffic.Seen) (done func()) {
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return func() {}
	}
	end := make(chan struct{})
	var shown sync.WaitGroup
	shown.Go(func() {
		const every = 500 * time.Millisecond
		tick := time.NewTicker(every)
		defer tick.Stop()
		before := int64(0)
		for {
			select {
			case <-end:
				fmt.Fprint(w, "\r\x1b[K")
				return
			case <-tick.C:
			}
			right, wrong := seen.Right.Load(), seen.Wrong.Load()
			fmt.Fprintf(w, "\r\x1b[K%d answers, %.0f/s, %d wrong",
				right, float64(right-before)/every.Seconds(), wrong)
			before = right
		}
	})
	return func() {
		close(end)
		shown.Wait()
	}
}
