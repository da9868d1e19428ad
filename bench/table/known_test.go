package table_test

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"nearby/api"
	"nearby/api/metrics"
	"nearby/bench/dataset"
	"nearby/geo"
	"nearby/maplink"
	"nearby/place"
	"nearby/seal"
	"nearby/store"
	"nearby/wechat"
)

// known searches around one and the same point whatever it is asked, and asks the store
// once for each kind of search: the answers are real and cost no looking up. What is left
// is all that a server does besides.
type known struct {
	store   *store.Store
	at      geo.WGS84
	answers sync.Map // by question
}

// question is what can differ between two searches from one point.
type question struct {
	categories string
	keyword    string
	inAddress  bool
	radius     geo.Metres
	most       int
	stops      int
	count      bool
}

// Nearby answers as if asked from the one point.
func (k *known) Nearby(ctx context.Context, q store.Query, limit int) ([]place.Found, store.Edition, error) {
	return remembered(k, k.question(&q, limit, false), func() ([]place.Found, store.Edition, error) {
		return k.store.Nearby(ctx, q, limit)
	})
}

// Count answers as if asked from the one point.
func (k *known) Count(ctx context.Context, q store.Query, most int) (map[string]int, store.Edition, error) {
	return remembered(k, k.question(&q, most, true), func() (map[string]int, store.Edition, error) {
		return k.store.Count(ctx, q, most)
	})
}

// Guess guesses as the store does.
func (k *known) Guess(ctx context.Context, q store.Query) ([]string, error) {
	return k.store.Guess(ctx, q)
}

func (k *known) question(q *store.Query, most int, count bool) question {
	q.Origin = k.at
	return question{strings.Join(q.Categories, ","), q.Keyword, q.InAddress, q.Radius, most, q.Stops, count}
}

// answer is what the store said once.
type answer[T any] struct {
	value   T
	edition store.Edition
}

// remembered asks only what has not been asked before.
func remembered[T any](k *known, q question, ask func() (T, store.Edition, error)) (T, store.Edition, error) {
	if known, ok := k.answers.Load(q); ok {
		a := known.(answer[T])
		return a.value, a.edition, nil
	}
	value, edition, err := ask()
	if err == nil {
		k.answers.Store(q, answer[T]{value, edition})
	}
	return value, edition, err
}

// serveKnown serves as nearby serve does when nothing is set but what it must be, with
// the search above.
func serveKnown(ctx context.Context) error {
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	s, err := store.Open(os.Getenv("NEARBY_DATABASE_URL"))
	if err != nil {
		return err
	}
	defer s.Close()
	callback, err := wechat.New(wechat.Options{Token: token, Mode: wechat.Plain, MaxSkew: 5 * time.Minute})
	if err != nil {
		return err
	}
	handler, err := api.New(api.Options{
		Callback: callback, Store: s, Secret: seal.New(secret, ""), Log: log,
		Metrics:       metrics.New("known"),
		Search:        &known{store: s, at: dataset.New(seedOfWorld, cities).Points(1)[0]},
		PublicURL:     os.Getenv("NEARBY_PUBLIC_URL"),
		LocationDatum: geo.DatumGCJ02, ReportDatum: geo.DatumWGS84,
		Maps:            maplink.Maker{Provider: maplink.Tencent, Region: geo.Mainland, App: "nearby"},
		Radii:           []geo.Metres{1000, 2000, 5000, 10000},
		MessageArticles: 1, EventArticles: 8,
	})
	if err != nil {
		return err
	}
	servers, ctx := errgroup.WithContext(ctx)
	servers.Go(func() error { return api.Housekeep(ctx, s, log) })
	servers.Go(func() error {
		return api.Serve(ctx, "NEARBY_LISTEN", os.Getenv("NEARBY_LISTEN"), handler, logServing)
	})
	return servers.Wait()
}

// serveFile serves one file and nothing else, as plainly as net/http can.
func serveFile(ctx context.Context, path string) error {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, path) //nolint:gosec // the picture this program has written
	})
	return api.Serve(ctx, "NEARBY_LISTEN", os.Getenv("NEARBY_LISTEN"), handler, logServing)
}
