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
	"nearby/photo"
)

// photosOf is where pictures of places are kept, nil when none are to be fetched.
func photosOf(o Options) *photo.Album {
	if o.PhotoBytes == 0 {
		return nil
	}
	return photo.New(photo.Options{Bytes: o.PhotoBytes, Log: o.Log})
}

// signOf is how pages are signed for the JS-SDK, nil when they are not.
func signOf(o Options) page.Sign {
	if o.ConfigurePage == nil {
		return nil
	}
	return func(ctx context.Context, url string) (page.SDKConfig, error) {
		config, err := o.ConfigurePage(ctx, url)
		return page.SDKConfig(config), err
	}
}

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
			Links: links, Finder: answers.finder, Store: o.Store, Maps: o.Maps, Tiles: o.Tiles, Photos: photosOf(o),
			Sign: signOf(o),
			Log:  o.Log, Rate: o.AddressRate, Now: o.Now,
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
