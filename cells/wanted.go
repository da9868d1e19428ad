package cells

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"nearby/cells/grid"
	"nearby/geo"
	"nearby/store"
)

const (
	// noteEvery is how often the database is told where people search.
	noteEvery = 5 * time.Minute
	// notedAtLeast is how many searches come meanwhile from a square that it is told of: one
	// where few people ask would tell of them.
	notedAtLeast = 20
	// maxNoted bounds how many squares are counted in between.
	maxNoted = 20_000
	// noteBudget is how long the end of a server waits for the database.
	noteBudget = 2 * time.Second
	// readsAtOnce is how many squares a server that starts reads at a time.
	readsAtOnce = 4
)

// wanted counts searches by the square of 2.4 km that they come from.
type wanted struct {
	mu     sync.Mutex
	counts map[grid.Key]int32
}

func newWanted() *wanted { return &wanted{counts: map[grid.Key]int32{}} }

func (w *wanted) note(p geo.WGS84) {
	key := grid.At(p, 0, grid.District)
	w.mu.Lock()
	defer w.mu.Unlock()
	if _, known := w.counts[key]; known || len(w.counts) < maxNoted {
		w.counts[key]++
	}
}

// take returns the squares of many searches, and begins to count anew.
func (w *wanted) take() (squares []int64, searches []int32) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for key, n := range w.counts {
		if n >= notedAtLeast {
			squares, searches = append(squares, int64(key)), append(searches, n) //nolint:gosec // bits
		}
	}
	clear(w.counts)
	return squares, searches
}

// NoteWanted tells the database from which squares people search, again and again until
// ctx ends, and then once more.
func (c *Cells) NoteWanted(ctx context.Context, log *slog.Logger) {
	for ended := false; !ended; {
		select {
		case <-ctx.Done():
			ended = true
		case <-time.After(noteEvery):
		}
		if err := c.noteWanted(context.WithoutCancel(ctx)); err != nil {
			log.WarnContext(ctx, "wanted squares not noted", "error", err)
		}
	}
}

func (c *Cells) noteWanted(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, noteBudget)
	defer cancel()
	squares, searches := c.wanted.take()
	if len(squares) == 0 {
		return nil
	}
	return c.store.AddWanted(ctx, squares, searches)
}

// ReadWanted reads the squares that most searches came from lately, until ctx ends or
// cells have all the memory that they may take.
func (c *Cells) ReadWanted(ctx context.Context) error {
	squares, err := c.store.Wanted(ctx)
	if err != nil {
		return err
	}
	now, err := c.watcher.Catalogue(ctx)
	if err != nil {
		return err
	}
	reads, ctx := errgroup.WithContext(ctx)
	reads.SetLimit(readsAtOnce)
	for _, square := range squares {
		if ctx.Err() != nil || c.memory.cells.WeightedSize() > c.memory.cells.GetMaximum()*9/10 {
			break
		}
		if key := grid.Key(square); key.Level() == grid.District { //nolint:gosec // bits; another version may name squares otherwise
			reads.Go(func() error { return c.readSquare(ctx, now, key) })
		}
	}
	return reads.Wait()
}

// readSquare reads the cells of a square, of all categories. Searches from there need
// not be the second to be answered from them.
func (c *Cells) readSquare(ctx context.Context, now *store.Catalogue, square grid.Key) error {
	v := &view{memory: c.memory, version: now.Version, origin: square.Middle(), categories: now.Categories}
	for _, category := range now.Categories {
		v.squares = append(v.squares, square.Parts(category.ID)...)
	}
	for _, part := range square.Parts(0) {
		c.warmup.search(part.Middle())
	}
	return c.filler.fill(ctx, v, new(fetched))
}
