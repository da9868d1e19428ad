package store

import (
	"errors"
	"io"
	"time"
)

const (
	// blockRows are copied at once: some 3 MB, of which two are in memory.
	blockRows = 5000
	// stopPatience is how long a reader may take to notice that nobody waits for it:
	// it may be stuck in a pipe that nobody writes to.
	stopPatience = time.Second
)

// block is a number of rows, or the error that ended the reading.
type block struct {
	rows [][]any
	err  error
}

// readAhead reads the places of a load in blocks, one ahead, until stop is called. The
// blocks end with an error or when there are no more.
func readAhead(l Load, ids map[string]int16) (blocks <-chan block, stop func()) {
	out, stopped, ended := make(chan block), make(chan struct{}), make(chan struct{})
	r := &blockReader{load: l, ids: ids, stopped: stopped}
	go func() {
		defer close(ended)
		defer close(out)
		for {
			b, more := r.next()
			select {
			case out <- b:
			case <-stopped:
				return
			}
			if !more || b.err != nil {
				return
			}
		}
	}()
	return out, func() {
		close(stopped)
		select {
		case <-ended:
		case <-time.After(stopPatience):
		}
	}
}

// blockReader makes rows of places.
type blockReader struct {
	load    Load
	ids     map[string]int16 // of categories, by slug
	line    int64
	stopped <-chan struct{}
}

// next reads a block. There are more when it is full.
func (r *blockReader) next() (b block, more bool) {
	for len(b.rows) < blockRows {
		select {
		case <-r.stopped:
			return b, false
		default:
		}
		row, err := r.row()
		if errors.Is(err, io.EOF) {
			return b, false
		}
		if err != nil {
			return block{err: err}, false
		}
		b.rows = append(b.rows, row)
	}
	return b, true
}

func (r *blockReader) row() ([]any, error) {
	p, err := r.load.Next()
	if err != nil {
		return nil, err
	}
	id, ok := r.ids[p.Category]
	if !ok {
		return nil, unknownCategory(p)
	}
	if !r.load.Mixed {
		p.Source = r.load.Source
	}
	r.line++
	return append([]any{r.line, p.Source, p.ExternalID, id}, values(&p)...), nil
}
