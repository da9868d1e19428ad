package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"nearby/api"
	"nearby/api/metrics"
	"nearby/cells"
	"nearby/logqueue"
	"nearby/migrations"
	"nearby/settings"
	"nearby/terminal"
	"nearby/tracing"
)

type serveCommand struct {
	settings.Server

	Migrate bool `help:"Bring the schema up to date first."`
}

// patience is how long a server waits for its database to answer at all.
const patience = 30 * time.Second

// Run serves until the context ends.
func (c *serveCommand) Run(ctx context.Context, std streams) error {
	signal.Ignore(syscall.SIGPIPE) // whoever reads the log may go away
	said := logqueue.NewWriter(std.err)
	defer said.Close(logPatience)
	log := newLog(said, terminal.Is(std.err))
	slog.SetDefault(log) // for what net/http has to say
	options, err := c.Options()
	if err != nil {
		return err
	}
	tracer, flush, err := tracing.Start(ctx, os.Getenv, versionName())
	if err != nil {
		return err
	}
	defer flushTraces(flush)
	options.Log, options.Metrics, options.Tracer = log, metrics.New(versionName()), tracer
	defer closeStore(options.Store, log)
	options.Metrics.Store(options.Store)
	options.Metrics.Log(said.Dropped)
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
	if options.Operators != nil {
		options.Operators.Version = versionName()
	}
	servers.Go(func() error {
		options.Operators.Run(ctx, log)
		return nil
	})
	servers.Go(func() error { return api.Housekeep(ctx, options.Store, log) })
	if options.Cells != nil {
		options.Metrics.Cells(options.Cells)
	}
	servers.Go(func() error { return options.Watcher.Run(ctx) })
	options.Metrics.Realtime(options.Live)
	servers.Go(func() error {
		options.Live.Run(ctx, log)
		return nil
	})
	reading, stop := context.WithTimeout(ctx, namesPatience)
	if err := options.Names.Refresh(reading); err != nil {
		log.Warn("names of places not read yet", "error", err)
	}
	stop()
	servers.Go(func() error {
		options.Names.Run(ctx)
		return nil
	})
	if options.Cells != nil {
		readWanted(ctx, options.Cells, log)
		servers.Go(func() error {
			options.Cells.NoteWanted(ctx, log)
			return nil
		})
	}
	servers.Go(func() error {
		return api.Serve(ctx, "NEARBY_LISTEN", c.Listen, handler, func(address string) {
			log.Info("serving", "address", address)
		})
	})
	if c.AdminListen != "" {
		servers.Go(func() error { return options.Metrics.FollowData(ctx, options.Store, options.Watcher, log) })
		servers.Go(func() error {
			return api.Serve(ctx, "NEARBY_ADMIN_LISTEN", c.AdminListen, api.NewAdmin(options.Store, options.Metrics, c.AdminListen), func(address string) {
				log.Info("serving admin", "address", address)
			})
		})
	}
	err = servers.Wait()
	log.Info("stopped")
	return err
}

// namesPatience is how long a server waits for the names of places before it serves
// without them; they are read in the background then.
const namesPatience = 5 * time.Second

// wantedPatience is how long a server reads what people have asked for lately before it
// serves.
const wantedPatience = 2 * time.Second

// readWanted reads that. Without it the first to ask are answered by the database.
func readWanted(ctx context.Context, memory *cells.Cells, log *slog.Logger) {
	ctx, cancel := context.WithTimeout(ctx, wantedPatience)
	defer cancel()
	if err := memory.ReadWanted(ctx); err != nil && ctx.Err() == nil {
		log.WarnContext(ctx, "wanted squares not read", "error", err)
	}
}

// schema makes sure that the database has the tables this program needs, and
// gives a database that is just starting the time to.
func (c *serveCommand) schema(ctx context.Context, log *slog.Logger) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	state, err := c.current(ctx)
	said := ""
	for err != nil {
		if migrations.Denied(err) {
			return fmt.Errorf("the database does not let this server in: %w", err)
		}
		if now := err.Error(); now != said { // once, not each second
			log.Warn("waiting for the database", "error", err)
			said = now
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the database does not answer: %w", err)
		case <-time.After(time.Second):
		}
		state, err = c.current(ctx)
	}
	if c.Migrate {
		return migrations.Up(context.WithoutCancel(ctx), c.DatabaseURL, func(what string) {
			log.Warn("migration waits", "for", what)
		})
	}
	return migrations.UpToDate(state)
}

// current asks where the schema stands. Where the primary does not answer a
// replica does, so that a server can start while people can still be answered.
func (c *serveCommand) current(ctx context.Context) (migrations.State, error) {
	state, err := migrations.Current(ctx, c.DatabaseURL)
	if err == nil || c.Migrate {
		return state, err
	}
	replicas, _ := settings.ParseReplicas(c.DatabaseReplicaURLs) // its faults are told already
	for _, replica := range replicas {
		if state, other := migrations.Current(ctx, replica); other == nil {
			return state, nil
		}
	}
	return state, err
}

// newLog writes lines for people, as on a terminal, or JSON.
func newLog(w io.Writer, forPeople bool) *slog.Logger {
	if forPeople {
		return slog.New(slog.NewTextHandler(w, nil))
	}
	return slog.New(slog.NewJSONHandler(w, nil))
}
