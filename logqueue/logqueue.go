// Package logqueue writes lines of a log to somebody who may not read them: a pipe that is
// full or closed keeps nobody waiting. What cannot be written is dropped and counted.
//
// It does not know what a line says, and makes none.
package logqueue

import (
	"bytes"
	"io"
	"sync/atomic"
	"time"
)

// most is how many lines may wait to be written, some 300 KB of them.
const most = 1024

// Writer passes lines on. It is safe for concurrent use.
type Writer struct {
	to      io.Writer
	queue   chan []byte
	closing chan chan struct{} // of what to close when everything is written
	dropped atomic.Int64
}

// NewWriter returns a writer of lines to somebody.
func NewWriter(to io.Writer) *Writer {
	w := &Writer{to: to, queue: make(chan []byte, most), closing: make(chan chan struct{})}
	go w.pass()
	return w
}

// Write takes a line. It never waits and never fails.
func (w *Writer) Write(line []byte) (int, error) {
	select {
	case w.queue <- bytes.Clone(line):
	default:
		w.dropped.Add(1)
	}
	return len(line), nil
}

// Dropped is how many lines were not written.
func (w *Writer) Dropped() int64 { return w.dropped.Load() }

// Close waits until what came before is written, no longer than patience. What comes
// after is not.
func (w *Writer) Close(patience time.Duration) {
	timeout := time.After(patience)
	written := make(chan struct{})
	select {
	case w.closing <- written:
	case <-timeout:
		return
	}
	select {
	case <-written:
	case <-timeout:
	}
}

func (w *Writer) pass() {
	for {
		select {
		case line := <-w.queue:
			w.write(line)
		case written := <-w.closing:
			w.rest()
			close(written)
			return
		}
	}
}

// rest writes what is waiting.
func (w *Writer) rest() {
	for range len(w.queue) {
		w.write(<-w.queue)
	}
}

func (w *Writer) write(line []byte) {
	if _, err := w.to.Write(line); err != nil {
		w.dropped.Add(1)
	}
}
