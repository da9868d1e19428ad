// Package api is the HTTP edge. A message goes through it one way: receive.go
// opens the callback, admit.go keeps to the limits, once.go gives every delivery
// the same answer, answer.go works it out with the packages below this one.
//
// It holds no SQL, no XML and no sentence for people, and decides nothing that
// can be decided without a request at hand.
package api

import (
	"context"
	"net/http"

	"nearby/api/link"
	"nearby/api/page"
	"nearby/api/simulator"
)

// New returns the handler of every public route.
func New(o Options) (http.Handler, error) {
	o = o.complete()
	links, err := link.New(o.PublicURL, o.Secret, o.Now)
	if err != nil {
		return nil, err
	}
	conversations, err := newConversations(o)
	if err != nil {
		return nil, err
	}
	answers := newAnswerer(o, links)
	once := newOnce(o, conversations, answers.answer)
	e, err := routes(o, handlers{
		callback: &callback{Callback: o.Callback, now: o.Now, admission: newAdmission(o, once)},
		ready:    newReadiness(o),
		pages: page.Options{
			Links: links, Finder: answers.finder, Store: o.Store, Maps: o.Maps, Tiles: o.Tiles,
			Log: o.Log, Rate: o.AddressRate, Now: o.Now,
		},
		simulator: simulator.Options{
			Store: o.Store, PublicURL: o.PublicURL, CallbackPath: callbackPath,
			Region: o.Maps.Region, LocationDatum: o.LocationDatum, ReportDatum: o.ReportDatum,
			Understood: answers.understood,
			Remembered: func(ctx context.Context, openID string) any {
				session, err := conversations.recall(ctx, o.Store.People(), conversations.person(openID))
				if err != nil {
					return map[string]string{"unknown": err.Error()}
				}
				return session
			},
			Log: o.Log, Now: o.Now,
		},
	})
	if err != nil {
		return nil, err
	}
	return headAsGet(e), nil
}
