package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"nearby/bench/traffic"
	"nearby/plural"
	"nearby/terminal"
)

// watch shows on a terminal how a run goes on, until done is called.
func watch(w io.Writer, seen *traffic.Seen) (done func()) {
	if !terminal.Is(w) {
		return func() {}
	}
	end := make(chan struct{})
	var shown sync.WaitGroup
	shown.Go(func() {
		const every = 500 * time.Millisecond
		tick := time.NewTicker(every)
		defer tick.Stop()
		line, before := terminal.Line{W: w}, int64(0)
		for {
			select {
			case <-end:
				line.Clear()
				return
			case <-tick.C:
			}
			right, wrong := seen.Right.Load(), seen.Wrong.Load()
			line.Show(fmt.Sprintf("%s, %.0f/s, %d wrong",
				plural.Count(right, "answer", "answers"), float64(right-before)/every.Seconds(), wrong))
			before = right
		}
	})
	return func() {
		close(end)
		shown.Wait()
	}
}
