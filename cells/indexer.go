package cells

import (
	"context"
	"sync"
	"time"

	"nearby/cells/index"
	"nearby/place"
	"nearby/store"
)

// indexer reads indexes of words into memory, for one search at a time and with rests
// between, so that reading them takes a bounded share of the database.
type indexer struct {
	store   *store.Store
	watcher *store.Watcher
	memory  memory
	most    int // places that an index may have

	mu     sync.Mutex
	under  chan struct{} // closed when what is being read is there; nil if nothing is
	rested time.Time     // when the next may be read
}

// placeBytes is about what a place takes in an index, at least.
const placeBytes = 64

func newIndexer(s *store.Store, w *store.Watcher, m memory, bytes uint64) *indexer {
	return &indexer{store: s, watcher: w, memory: m, most: int(min(bytes/placeBytes, index.MostPlaces))} //nolint:gosec // so bounded
}

// read has the missing indexes of a view read, and returns what is closed when that, or
// what is being read before it, is done; nil if it is not to be read now.
func (r *indexer) read(ctx context.Context, v *view) <-chan struct{} {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.under != nil {
		return r.under
	}
	if len(v.indexes) == 0 || time.Now().Before(r.rested) {
		return nil
	}
	r.under = make(chan struct{})
	go r.readAll(context.WithoutCancel(ctx), v.categories, v.indexes)
	return r.under
}

const (
	readTimeout = 30 * time.Second
	// restFactor is how much longer a rest is than the read before it, restAtMost at most.
	restFactor = 4
	restAtMost = 10 * time.Second
)

func (r *indexer) readAll(ctx context.Context, categories []place.Category, keys []indexKey) {
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	begin := time.Now()
	for _, key := range keys {
		if r.readOne(ctx, categories, key) != nil {
			break // the database answers meanwhile
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rested = time.Now().Add(min(restAtMost, restFactor*time.Since(begin)))
	close(r.under)
	r.under = nil
}

// readOne reads an index, of whichever version the data is of by now.
func (r *indexer) readOne(ctx context.Context, categories []place.Category, key indexKey) error {
	area := store.WordsArea{Addresses: key.addresses, Origin: key.Middle(), Most: r.most}
	for _, c := range categories {
		if c.ID == key.Category() {
			area.Category, area.Slug, area.Stations = c.ID, c.Slug, c.Slug == place.Transit
		}
	}
	const spare = 1.000001 // more than the two spheres differ
	area.Radius = key.Reach(area.Origin) * spare
	b, read := index.NewBuilder(key.addresses), 0
	version, err := r.store.EachOfWords(ctx, area, func(p *place.Place, station uint64) {
		if read++; key.IsIn(p.At) {
			b.Add(p, station)
		}
	})
	if err != nil {
		return err
	}
	x := index.Overfull()
	if read < r.most {
		x = b.Index()
	}
	key.version = version
	r.memory.indexes.Set(key, x)
	r.watcher.Observe(version)
	return nil
}
