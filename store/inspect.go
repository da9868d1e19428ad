package store

import (
	"context"
	"fmt"
	"time"
)

var (
	serverSQL  = statement("server")
	datasetSQL = statement("dataset")
)

// Server is what a database server is and has.
type Server struct {
	Version    string            // PostgreSQL's: "17.2"
	Now        time.Time         // on its clock
	Extensions map[string]string // the version of each that this database has
}

// Server returns what the database server is. Tables need not be there.
func (s *Store) Server(ctx context.Context) (Server, error) {
	type row struct {
		Version  string
		Now      time.Time
		Names    []string
		Versions []string
	}
	r, err := inspect[row](ctx, s.servers, serverSQL)
	if err != nil {
		return Server{}, fmt.Errorf("database server: %w", err)
	}
	server := Server{Version: r.Version, Now: r.Now, Extensions: map[string]string{}}
	for i, name := range r.Names {
		server.Extensions[name] = r.Versions[i]
	}
	return server, nil
}

// Dataset is what has been loaded.
type Dataset struct {
	Version    int64 // raised by every load that changed something; 0 before the first
	ChangedAt  time.Time
	Categories []string // slugs, in the order of the menu
	Counts     []int64  // of the places in each of them
}

// Dataset counts what has been loaded, which may take seconds.
func (s *Store) Dataset(ctx context.Context) (Dataset, error) {
	d, err := inspect[Dataset](ctx, s.servers, datasetSQL)
	if err != nil {
		return Dataset{}, fmt.Errorf("data: %w", err)
	}
	return d, nil
}
