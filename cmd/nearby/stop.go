package main

import (
	"context"
	"log/slog"
	"time"

	"nearby/store"
)

// How long a server that has answered what was under way may take for the rest. With the
// five seconds before that it is less than eight, whatever hangs.
const (
	closePatience = 1500 * time.Millisecond // to write what is on its way to the database
	tracePatience = 300 * time.Millisecond
	logPatience   = 300 * time.Millisecond // to write the last lines of the log
)

// closeStore writes what is still to be written and closes every connection, unless the
// database hangs: the process ends then all the same.
func closeStore(s *store.Store, log *slog.Logger) {
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		s.Close()
	}()
	select {
	case <-closed:
	case <-time.After(closePatience):
		log.Error("stopped without the database, which does not answer", "conversations_lost", s.People().Queued())
	}
}

// flushTraces sends the last spans, if the collector takes them.
func flushTraces(flush func(context.Context) error) {
	ctx, cancel := context.WithTimeout(context.Background(), tracePatience)
	defer cancel()
	_ = flush(ctx) // a collector that is gone harms nobody
}
