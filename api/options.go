package api

import (
	"context"
	"log/slog"
	"net"
	"time"

	"go.opentelemetry.io/otel/trace"

	"nearby/api/dialogue"
	"nearby/api/limit"
	"nearby/api/lookup"
	"nearby/api/metrics"
	"nearby/api/operators"
	"nearby/api/page"
	"nearby/cells"
	"nearby/departures"
	"nearby/gazetteer"
	"nearby/geo"
	"nearby/maplink"
	"nearby/realtime"
	"nearby/seal"
	"nearby/store"
	"nearby/wechat"
	"nearby/wechat/platform"
)

// Options is what a server is made of.
type Options struct {
	Callback   *wechat.Callback
	Store      *store.Store
	Search     lookup.Searcher     // finds what an answer shows; Cells, or else Store, when nil
	Cells      *cells.Cells        // searches answered from memory; nil: there are none
	Departures *departures.Memory  // what leaves stops; one without memory when nil
	Names      *gazetteer.Follower // of the places that people name; nil: none are known
	Live       *realtime.Follower  // what sources say of their trips now; nil: nothing
	Operators  *operators.Teller   // tells operators what fails; nil: there are none
	Watcher    *store.Watcher      // follows the version and the categories; one that nobody runs when nil
	Secret     seal.Secret         // shared by all servers of the account
	Log        *slog.Logger
	Metrics    *metrics.Metrics // nil = nobody looks at them
	Tracer     trace.Tracer     // nil = no traces
	// PublicURL is the address people reach the server at, used in links.
	PublicURL string
	Now       func() time.Time // the clock; time.Now when nil

	LocationDatum geo.Datum     // of location messages
	ReportDatum   geo.Datum     // of LOCATION events
	Maps          maplink.Maker // where links lead; its Region is where GCJ-02 applies
	Tiles         page.Tiles    // of the interactive map on pages, if any
	// ConfigurePage signs the page at a URL for WeChat's JS-SDK; nil: pages do without.
	ConfigurePage func(ctx context.Context, url string) (platform.PageConfig, error)
	VerifyFolder  string           // of WeChat's domain files; "" for none
	PhotoBytes    uint64           // of memory for pictures of places; 0: none are fetched
	Radii         []geo.Metres     // the search widens through these, rising; at least one
	Language      dialogue.Setting // the language of answers
	AsText        bool             // places as a text with links instead of an article
	// Articles WeChat shows in answer to a message and to an event.
	MessageArticles, EventArticles int
	ThumbMediaID                   string // picture of an audio guide; without one it is a link

	PersonRate     limit.Rate   // of a person's messages
	AddressRate    limit.Rate   // of the pages and pictures that one address asks for
	TrustedProxies []*net.IPNet // proxies whose X-Forwarded-For is trusted

	// Simulate is what the chat at /simulator signs with; nil = there is none.
	Simulate *wechat.Options
}

// complete fills in what was left out.
func (o Options) complete() Options {
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
	if o.Departures == nil {
		o.Departures = departures.New(o.Store, o.Watcher, 0)
	}
	if o.Metrics == nil {
		o.Metrics = metrics.New("")
	}
	o.Log = slog.New(requestLog{o.Log.Handler()})
	return o
}
