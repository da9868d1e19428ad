// Package api is the HTTP edge: it opens a callback, has it understood, looked
// up and worded by the packages below it, and sends the answer out.
//
// It holds no SQL, no XML and no sentence for people, and decides nothing that
// can be decided without a request at hand.
package api

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"time"

	"go.opentelemetry.io/otel/trace"

	"nearby/api/dialogue"
	"nearby/api/limit"
	"nearby/api/link"
	"nearby/api/lookup"
	"nearby/api/metrics"
	"nearby/api/page"
	"nearby/cells"
	"nearby/geo"
	"nearby/maplink"
	"nearby/seal"
	"nearby/store"
	"nearby/wechat"
)

// The time that one answer may take, whatever is broken. WeChat gives up after
// five seconds and is to have its answer after four; the rest is for the network
// and a busy machine.
const (
	answerBudget = 3500 * time.Millisecond // all of it
	claimBudget  = 1500 * time.Millisecond // of it, to learn whether another server is at work
	recallBudget = 1500 * time.Millisecond // of it, to learn what was said before, if the claim did not bring it
)

// Options is what a server is made of.
type Options struct {
	Callback *wechat.Callback
	Store    *store.Store
	Search   lookup.Searcher // finds what an answer shows; Cells, or else Store, when nil
	Cells    *cells.Cells    // searches answered from memory; nil: there are none
	Watcher  *store.Watcher  // follows the version and the categories; one that nobody runs when nil
	Secret   seal.Secret     // shared by all servers of the account
	Log      *slog.Logger
	Metrics  *metrics.Metrics // nil = nobody looks at them
	Tracer   trace.Tracer     // nil = no traces
	// PublicURL is the address people reach the server at, used in links.
	PublicURL string
	Now       func() time.Time // the clock; time.Now when nil

	LocationDatum geo.Datum        // of location messages
	ReportDatum   geo.Datum        // of LOCATION events
	Maps          maplink.Maker    // where links lead; its Region is where GCJ-02 applies
	Tiles         page.Tiles       // of the interactive map on pages, if any
	Radii         []geo.Metres     // the search widens through these, rising; at least one
	Language      dialogue.Setting // the language of answers
	AsText        bool             // places as a text with links instead of an article
	// Articles WeChat shows in answer to a message and to an event.
	MessageArticles, EventArticles int
	ThumbMediaID                   string // picture of an audio guide; without one it is a link

	PersonRate     limit.Rate   // of a person's messages
	AddressRate    limit.Rate   // of the pages and pictures that one address asks for
	TrustedProxies []*net.IPNet // whose word on where a request comes from is taken

	// Simulate is what the chat at /simulator signs with; nil = there is none.
	Simulate *wechat.Options
}

// Server answers WeChat for one account. Its methods are safe for concurrent use.
type Server struct {
	Options
	ready  readiness
	memory memory
	once   *once
	gate   *gate
	links  *link.Maker
}

// New returns the handler of every public route.
func New(o Options) (http.Handler, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Search == nil && o.Cells != nil {
		o.Search = o.Cells
	} else if o.Search == nil {
		o.Search = o.Store
	}
	if o.Watcher == nil {
		o.Watcher = store.NewWatcher(o.Store, o.Now)
	}
	if o.Metrics == nil {
		o.Metrics = metrics.New("")
	}
	o.Log = slog.New(requestLog{o.Log.Handler()})
	memory, err := newMemory(o.Store, o.Secret, o.Log)
	if err != nil {
		return nil, err
	}
	once, err := newOnce(memory, o.Secret)
	if err != nil {
		return nil, err
	}
	links, err := link.New(o.PublicURL, o.Secret, o.Now)
	if err != nil {
		return nil, err
	}
	s := &Server{Options: o, once: once, gate: newGate(o), memory: memory, links: links}
	s.ready.now = o.Now
	s.ready.ask = func(ctx context.Context) error {
		_, err := o.Watcher.Refresh(ctx)
		return err
	}
	return s.routes()
}

// The limits of a connection, so that a slow or idle one costs little.
const (
	readHeaderTimeout = 2 * time.Second
	readTimeout       = 5 * time.Second
	writeTimeout      = 10 * time.Second
	idleTimeout       = 60 * time.Second
	maxHeaderBytes    = 16 << 10
	linger            = time.Second     // for who is just connecting when the server is told to stop
	drainTimeout      = 8 * time.Second // for requests under way after that
)

// The number of connections is not bounded. A limit (netutil.LimitListener) would
// let whoever opens that many and says nothing keep everybody else out, and
// /healthz with them: the server would be restarted for being attacked. An idle
// connection costs some 10 KB, the slow ones are cut by the times above, and the
// dear things (the database, drawing) are bounded where they are used. Go raises
// the limit of open files to the most that the system allows. The admin address
// has a listener, and a /healthz, of its own.

// Serve answers requests on the address until ctx ends and a second longer, then
// takes no more and lets those under way finish. ready is called with the address that it listens
// on, which tells the port when address ends in ":0".
func Serve(ctx context.Context, address string, h http.Handler, ready func(string)) error {
	listener, err := listen(ctx, address)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	ready(listener.Addr().String())
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	// Who has connected and is not accepted yet would be cut off by closing now.
	server.SetKeepAlivesEnabled(false)
	select {
	case err := <-failed:
		return err
	case <-time.After(linger):
	}
	// Serve returns at once when Shutdown begins; the requests are done when
	// Shutdown returns.
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	return server.Shutdown(drain)
}
