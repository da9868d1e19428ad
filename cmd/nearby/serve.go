package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/term"

	"nearby/api"
	"nearby/api/dialogue"
	"nearby/api/metrics"
	"nearby/cells"
	"nearby/geo"
	"nearby/migrations"
	"nearby/seal"
	"nearby/store"
	"nearby/tracing"
	"nearby/wechat"
)

type serveCommand struct {
	serverSettings

	Migrate bool `help:"Bring the schema up to date first."`
}

// serverSettings are all that a server is told, so that doctor can look at them.
type serverSettings struct {
	databaseSettings
	replicaSettings
	wechatSettings
	mapSettings
	tileSettings
	publicSettings
	limitSettings

	Listen         string `env:"NEARBY_LISTEN" default:":8080" help:"Public address."`
	AdminListen    string `env:"NEARBY_ADMIN_LISTEN" default:"127.0.0.1:9090" help:"Address of metrics, profiles and detailed health; empty = off."`
	Secret         string `env:"NEARBY_SECRET" placeholder:"TEXT" help:"Seals page links and hashes OpenIDs; at least 32 characters."`
	SecretPrevious string `env:"NEARBY_SECRET_PREVIOUS" placeholder:"TEXT" help:"The secret before, during a change."`
	LocationCRS    string `name:"location-crs" env:"NEARBY_LOCATION_CRS" default:"gcj02" help:"Datum of location messages: wgs84, gcj02 or bd09."`
	EventCRS       string `name:"location-event-crs" env:"NEARBY_LOCATION_EVENT_CRS" default:"wgs84" help:"Datum of LOCATION events."`
	Language       string `env:"NEARBY_LANGUAGE" default:"auto" help:"Language of answers: auto, zh or en."`
	Reply          string `env:"NEARBY_REPLY" default:"news" help:"How places are answered: news (an article) or text (a list with links)."`
	Cells          string `env:"NEARBY_CELLS" default:"100MB" help:"Memory for places that searches are answered from; 0 = ask the database each time."`
	Radius         string `env:"NEARBY_RADIUS" default:"1000,2000,5000,10000" help:"Metres the search widens through."`
	NewsLimit      int    `name:"news-limit-message" env:"NEARBY_NEWS_LIMIT_MESSAGE" default:"1" help:"Articles WeChat shows in answer to a message."`
	EventLimit     int    `name:"news-limit-event" env:"NEARBY_NEWS_LIMIT_EVENT" default:"8" help:"Articles WeChat shows in answer to an event."`
	Thumb          string `name:"wechat-thumb-media-id" env:"NEARBY_WECHAT_THUMB_MEDIA_ID" placeholder:"ID" help:"Picture of audio guides: a permanent thumb; without one they are links."`
	Simulator      bool   `env:"NEARBY_SIMULATOR" default:"false" help:"Serve /simulator, a chat that plays WeChat; for trials, never in production."`
}

// patience is how long a server waits for its database to answer at all.
const patience = 30 * time.Second

// Run serves until the context ends.
func (c *serveCommand) Run(ctx context.Context, std streams) error {
	log := newLog(std.err)
	options, err := c.options()
	if err != nil {
		return err
	}
	tracer, flush, err := tracing.Start(ctx, os.Getenv, versionName())
	if err != nil {
		return err
	}
	defer func() { _ = flush(context.WithoutCancel(ctx)) }() // a collector that is gone harms nobody
	options.Log, options.Metrics, options.Tracer = log, metrics.New(versionName()), tracer
	defer options.Store.Close()
	options.Metrics.Store(options.Store)
	options.Store.OnLost(func(err error) { log.Error("lost", "error", err) })
	if err := c.schema(ctx, log); err != nil {
		return err
	}
	handler, err := api.New(options)
	if err != nil {
		return err
	}
	if c.Simulator {
		log.Warn("the simulator is on: whoever opens it speaks as WeChat; not for production",
			"page", strings.TrimSuffix(c.PublicURL, "/")+"/simulator")
	}
	servers, ctx := errgroup.WithContext(ctx)
	servers.Go(func() error { return api.Housekeep(ctx, options.Store, log) })
	if options.Cells != nil {
		options.Metrics.Cells(options.Cells)
	}
	servers.Go(func() error { return options.Watcher.Run(ctx) })
	servers.Go(func() error {
		return api.Serve(ctx, c.Listen, handler, func(address string) {
			log.Info("serving", "address", address)
		})
	})
	if c.AdminListen != "" {
		servers.Go(func() error { return options.Metrics.FollowData(ctx, options.Store, options.Watcher, log) })
		servers.Go(func() error {
			return api.Serve(ctx, c.AdminListen, api.NewAdmin(options.Store, options.Metrics), func(address string) {
				log.Info("serving admin", "address", address)
			})
		})
	}
	err = servers.Wait()
	log.Info("stopped")
	return err
}

// options understands every setting, or says everything that is wrong.
func (c *serverSettings) options() (api.Options, error) {
	var wrong faults
	replicas := parsed(&wrong, "NEARBY_DATABASE_REPLICA_URLS", c.DatabaseReplicaURLs, parseReplicas)
	o := api.Options{
		Store:         c.open(&wrong, replicas...),
		LocationDatum: parsed(&wrong, "NEARBY_LOCATION_CRS", c.LocationCRS, geo.ParseDatum),
		ReportDatum:   parsed(&wrong, "NEARBY_LOCATION_EVENT_CRS", c.EventCRS, geo.ParseDatum),
		Maps:          c.maps(&wrong),
		Tiles:         c.tiles(&wrong),
		Radii:         parsed(&wrong, "NEARBY_RADIUS", c.Radius, parseRadii),
		Language:      parsed(&wrong, "NEARBY_LANGUAGE", c.Language, dialogue.ParseSetting),
		AsText:        parsed(&wrong, "NEARBY_REPLY", c.Reply, parseReply),

		MessageArticles: c.NewsLimit,
		EventArticles:   c.EventLimit,
		ThumbMediaID:    c.Thumb,
	}
	memory := parsed(&wrong, "NEARBY_CELLS", c.Cells, parseBytes)
	if o.Store != nil {
		o.Watcher = store.NewWatcher(o.Store, time.Now)
	}
	if o.Store != nil && memory > 0 && len(o.Radii) > 0 {
		o.Cells = cells.New(o.Store, o.Watcher, cells.Options{Bytes: memory, Radius: o.Radii[0], Now: time.Now})
	}
	c.limitSettings.set(&o, &wrong)
	wrong.add("NEARBY_NEWS_LIMIT_MESSAGE", checkArticles(c.NewsLimit))
	wrong.add("NEARBY_NEWS_LIMIT_EVENT", checkArticles(c.EventLimit))
	account := c.wechatSettings.options(&wrong)
	callback, err := wechat.New(account)
	wrong.add(wechatNames, err)
	o.Callback, o.Secret = callback, seal.New(c.Secret, c.SecretPrevious)
	wrong.add("NEARBY_SECRET", checkSecret(c.Secret))
	_, err = parsePublicURL(c.PublicURL)
	wrong.add("NEARBY_PUBLIC_URL", err)
	o.PublicURL = c.PublicURL
	if c.Simulator {
		o.Simulate = &account
	}
	return o, wrong.err()
}

func checkArticles(n int) error {
	if n < 1 || n > wechat.MaxArticles {
		return fmt.Errorf("must be from 1 to %d, not %d", wechat.MaxArticles, n)
	}
	return nil
}

func parseReply(text string) (asText bool, err error) {
	switch text {
	case "news":
		return false, nil
	case "text":
		return true, nil
	}
	return false, fmt.Errorf("must be news or text, not %q", text)
}

// schema makes sure that the database has the tables this program needs, and
// gives a database that is just starting the time to.
func (c *serveCommand) schema(ctx context.Context, log *slog.Logger) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	state, err := c.current(ctx)
	for err != nil {
		log.Warn("waiting for the database", "error", err)
		select {
		case <-ctx.Done():
			return fmt.Errorf("the database does not answer: %w", err)
		case <-time.After(time.Second):
		}
		state, err = c.current(ctx)
	}
	if c.Migrate {
		return migrations.Up(context.WithoutCancel(ctx), c.DatabaseURL)
	}
	return upToDate(state)
}

// current asks where the schema stands. Where the primary does not answer a
// replica does, so that a server can start while people can still be answered.
func (c *serveCommand) current(ctx context.Context) (migrations.State, error) {
	state, err := migrations.Current(ctx, c.DatabaseURL)
	if err == nil || c.Migrate {
		return state, err
	}
	replicas, _ := parseReplicas(c.DatabaseReplicaURLs) // its faults are told already
	for _, replica := range replicas {
		if state, other := migrations.Current(ctx, replica); other == nil {
			return state, nil
		}
	}
	return state, err
}

// upToDate tells what to do when the schema is not the one this program needs. A
// newer one is fine: another server may already run the next version.
func upToDate(state migrations.State) error {
	latest, err := migrations.Latest()
	switch {
	case err != nil:
		return err
	case state.Dirty:
		return migrations.ErrDirty
	case state.Version < latest:
		return fmt.Errorf("the database schema is at version %d, this program needs %d: "+
			"run \"nearby migrate up\", or serve with --migrate", state.Version, latest)
	}
	return nil
}

// newLog writes lines for people on a terminal and JSON elsewhere.
func newLog(w io.Writer) *slog.Logger {
	if file, ok := w.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		return slog.New(slog.NewTextHandler(w, nil))
	}
	return slog.New(slog.NewJSONHandler(w, nil))
}
