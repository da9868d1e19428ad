// Package simulator is a chat page that plays WeChat against this server, for
// whoever has no account at hand. What is tapped there becomes a signed callback
// through the server's own route, encrypted when the account's mode says so; what
// comes back is shown as WeChat would show it, with WeChat's limits applied.
//
// It signs whatever its visitors send, so it is for trying things out and must be
// off where WeChat reaches the server. It keeps nothing: a conversation lives in
// the visitor's tab and, as everybody's, in the server's memory. Its people bear
// names that no OpenID has, so nobody can be spoken for.
package simulator

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"nearby/geo"
	"nearby/store"
	"nearby/wechat"
)

// Options is what the simulator is made of.
type Options struct {
	Callback  wechat.Options // what the server and WeChat's console agree on
	Store     *store.Store
	PublicURL string // links and pictures that begin with it are the server's own
	// CallbackPath is where the server takes messages.
	CallbackPath string

	Region        geo.Region // where GCJ-02 applies
	LocationDatum geo.Datum  // of location messages
	ReportDatum   geo.Datum  // of LOCATION events

	// Understood is what the words of a message are taken for, as JSON can hold it; nil of
	// a message without words.
	Understood func(ctx context.Context, m wechat.Message) any
	// Remembered is what the server remembers of a person, as JSON can hold it.
	Remembered func(ctx context.Context, openID string) any
	Log        *slog.Logger
	Now        func() time.Time
}

// simulator holds what is made once.
type simulator struct {
	Options
	server http.Handler // the messages go in here, and through all of its middleware
	caller *wechat.Caller
}
