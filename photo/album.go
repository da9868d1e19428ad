package photo

import (
	"context"
	"log/slog"
	"net/netip"
	"net/url"
	"sync"
	"time"

	"github.com/maypok86/otter/v2"
)

// Options are the bounds of an album.
type Options struct {
	Bytes uint64       // of memory for pictures
	Log   *slog.Logger // of what could not be shown, with its host
	// Allowed tells which addresses may be asked; nil: the public ones.
	Allowed func(netip.Addr) bool
}

// The bounds of fetching.
const (
	waiting = 256            // or about to be; what is more is asked for again by the next reader
	kept    = 24 * time.Hour // after which a picture is fetched anew
	failed  = 30 * time.Minute
)

// Album fetches pictures and keeps them in memory. It is safe for concurrent use. A nil
// album has no pictures and gets none.
type Album struct {
	fetch    func(context.Context, string) ([]byte, error)
	log      *slog.Logger
	photos   *otter.Cache[string, Photo] // by address; the zero value for what failed
	fetching chan struct{}
	decoding chan struct{}

	mu      sync.Mutex
	flights map[string]chan struct{} // closed at the end
}

// New returns an album that keeps so many bytes of pictures, those last looked at.
func New(o Options) *Album {
	if o.Allowed == nil {
		o.Allowed = isPublic
	}
	const overhead = 256 // of an entry
	return &Album{
		fetch: newFetcher(o.Allowed).fetch, log: o.Log,
		photos: otter.Must(&otter.Options[string, Photo]{
			MaximumWeight: o.Bytes,
			Weigher: func(address string, p Photo) uint32 {
				return uint32(overhead + len(address) + len(p.Row) + len(p.Wide))
			},
			ExpiryCalculator: otter.ExpiryWritingFunc(func(e otter.Entry[string, Photo]) time.Duration {
				if e.Value.Is() {
					return kept
				}
				return failed
			}),
		}),
		fetching: make(chan struct{}, atOnce),
		decoding: make(chan struct{}, 1), // of maxMemory
		flights:  map[string]chan struct{}{},
	}
}

// Photos returns the pictures at addresses, in their order, the zero value for those that
// are none or are not there before the context ends. Fetching goes on then, for the next
// who asks.
func (a *Album) Photos(ctx context.Context, addresses ...string) []Photo {
	all := make([]Photo, len(addresses))
	if a == nil {
		return all
	}
	flights := make([]<-chan struct{}, len(addresses))
	for i, address := range addresses {
		flights[i] = a.begin(ctx, address)
	}
	for i, address := range addresses {
		if flights[i] != nil {
			select {
			case <-flights[i]:
			case <-ctx.Done():
			}
		}
		all[i], _ = a.photos.GetIfPresent(address)
	}
	return all
}

// Expect fetches pictures for those who will ask soon, and returns at once.
func (a *Album) Expect(addresses ...string) {
	if a == nil {
		return
	}
	for _, address := range addresses {
		a.begin(context.Background(), address)
	}
}

// begin fetches a picture that is not known, unless somebody is at it or too many are
// waiting. The channel is closed when it is known; nil when there is nothing to wait for.
func (a *Album) begin(ctx context.Context, address string) <-chan struct{} {
	if address == "" {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, known := a.photos.GetIfPresent(address); known {
		return nil
	}
	flight, begun := a.flights[address]
	if begun || len(a.flights) >= waiting {
		return flight
	}
	flight = make(chan struct{})
	a.flights[address] = flight
	go func() {
		a.photos.Set(address, a.photo(context.WithoutCancel(ctx), address))
		a.mu.Lock()
		defer a.mu.Unlock()
		delete(a.flights, address)
		close(flight)
	}()
	return flight
}

// photo fetches one picture, when it is its turn.
func (a *Album) photo(ctx context.Context, address string) Photo {
	a.fetching <- struct{}{}
	file, err := a.fetch(ctx, address)
	<-a.fetching
	var p Photo
	if err == nil {
		a.decoding <- struct{}{}
		p, err = resized(file)
		<-a.decoding
	}
	if err != nil && a.log != nil {
		a.log.InfoContext(ctx, "picture of a place not shown", "host", hostOf(address), "reason", err.Error())
	}
	return p
}

// resized is a file in our own sizes.
func resized(file []byte) (Photo, error) {
	picture, err := decode(file)
	if err != nil {
		return Photo{}, err
	}
	return shrink(picture)
}

// hostOf is whose picture it is; the rest of an address may hold a key.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}
