package settings

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"nearby/migrations"
	"nearby/store"
	"nearby/usage"
)

// Database says where the places are.
type Database struct {
	DatabaseURL string `env:"NEARBY_DATABASE_URL" placeholder:"URL" secret:"" help:"PostgreSQL with PostGIS: postgres://user:password@host/database."`
}

// ProvideDatabase hands the settings of a command on to those below it.
func (d *Database) ProvideDatabase() *Database { return d }

// Replicas names the servers that a server may read from as well. Commands
// that end read from the primary, which has what the one before has loaded.
type Replicas struct {
	DatabaseReplicaURLs string `name:"database-replica-urls" env:"NEARBY_DATABASE_REPLICA_URLS" placeholder:"URL,…" secret:"" help:"Replicas to read places from; a comma within a URL is written %2C."`
}

// Open returns the store that the settings name for a command that ends, or notes why
// there is none. It does not connect. The caller closes it.
func (d Database) Open(f *usage.Faults) *store.Store { return d.open(f, store.OpenForCommand) }

// open opens the store in one of its ways.
func (d Database) open(f *usage.Faults, in func(databaseURL string) (*store.Store, error)) *store.Store {
	if d.DatabaseURL == "" {
		f.Add("NEARBY_DATABASE_URL", errors.New("is not set; for a trial, make run brings its own database"))
		return nil
	}
	s, err := in(d.DatabaseURL)
	f.Add("NEARBY_DATABASE_URL", err)
	return s
}

// ParseReplicas reads URLs separated by commas. No message quotes one: it may be
// part of a password.
func ParseReplicas(text string) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	urls := strings.Split(text, ",")
	for i, u := range urls {
		urls[i] = strings.TrimSpace(u)
		if !strings.HasPrefix(urls[i], "postgres://") && !strings.HasPrefix(urls[i], "postgresql://") {
			return nil, fmt.Errorf("number %d is not a postgres:// URL (a comma within one is written %%2C)", i+1)
		}
	}
	for i, u := range urls {
		if err := store.CheckURL(u); err != nil {
			return nil, fmt.Errorf("number %d: %w", i+1, err)
		}
	}
	return urls, nil
}

// Connect returns the store for a command that ends: what is wrong with the call is in f, or
// is the error, and so is a schema that is older than what the program needs, which is told
// before anything is read or written. The caller closes the store.
func (d Database) Connect(ctx context.Context, f *usage.Faults) (*store.Store, error) {
	s := d.Open(f)
	err := f.Err()
	if err == nil {
		err = upToDate(ctx, s)
	}
	if err != nil && s != nil {
		s.Close()
		return nil, err
	}
	return s, err
}

// upToDate is the only place where a command asks whether the tables are those it knows.
func upToDate(ctx context.Context, s *store.Store) error {
	version, dirty, err := s.Schema(ctx)
	if err != nil {
		return err
	}
	return migrations.UpToDate(migrations.State{Version: version, Dirty: dirty})
}

// With connects for one job.
func (d Database) With(ctx context.Context, do func(*store.Store) error) error {
	var wrong usage.Faults
	s, err := d.Connect(ctx, &wrong)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(s)
}
