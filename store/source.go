package store

import (
	"context"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"nearby/place"
)

var (
	sourcesSQL = statement("sources")
	preferSQL  = statement("prefer")
)

// Source is a data set as far as it is known by its places.
type Source struct {
	Name     string
	Places   int64
	Position int // among the preferred, from 1; 0 for one that is not
}

// Sources returns every source there are places of, by name. It reads the whole
// table.
func (s *Store) Sources(ctx context.Context) ([]Source, error) {
	var sources []Source
	err := each(ctx, s.servers, sourcesSQL, pgx.StrictNamedArgs{}, pgx.RowToStructByName[Source], func(found Source) error {
		sources = append(sources, found)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	return sources, nil
}

// HasSource tells whether there are places of a source.
func (s *Store) HasSource(ctx context.Context, source string) (has bool, err error) {
	err = s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		const sql = `SELECT EXISTS (SELECT FROM places WHERE source = $1)`
		return conn.QueryRow(ctx, sql, source).Scan(&has)
	})
	if err != nil {
		return false, fmt.Errorf("source %s: %w", source, err)
	}
	return has, nil
}

// DeleteSource deletes every place of a source and tells how many. To the history
// it is a load of nothing, which can be undone like any other.
func (s *Store) DeleteSource(ctx context.Context, source string, dryRun bool) (int64, error) {
	nothing := func() (place.Place, error) { return place.Place{}, io.EOF }
	loaded, err := s.Load(ctx, Load{
		Source: source, Prune: true, Force: true, DryRun: dryRun, Next: nothing,
	})
	return loaded.Deleted, err
}

// Prefer makes sources, the most preferred first, those whose places stand for
// the same places of other sources in answers; none shows all places of all. They
// need not have places yet. Readers see the answers of before or those of now,
// and it waits for loads as loads do for each other.
func (s *Store) Prefer(ctx context.Context, sources []string) error {
	err := s.writePlaces(ctx, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `DELETE FROM preferred_sources`); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, preferSQL, pgx.StrictNamedArgs{"sources": sources}); err != nil {
			return err
		}
		if err := hideAllDuplicates(ctx, tx); err != nil {
			return err
		}
		return publish(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("prefer: %w", translate(err))
	}
	return nil
}
