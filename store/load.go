package store

import (
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5"

	"nearby/place"
)

//go:embed sql/stage.sql
var stageSQL string

//go:embed sql/merge.sql
var mergeSQL string

//go:embed sql/prune.sql
var pruneSQL string

// loadLock is the advisory lock that lets one load run at a time.
const loadLock = 0x6e656172627901 // "nearby", then 1

// Load is one data set on its way into the database.
type Load struct {
	Source string // replaces what an earlier load of the same source brought
	Prune  bool   // delete places of the source that are no longer in it
	DryRun bool   // do everything, then take it back
	// Next returns the next place, and io.EOF after the last. Any other error
	// ends the load and leaves the database as it was.
	Next func() (place.Place, error)
}

// Loaded counts what a load did.
type Loaded struct {
	Inserted, Updated, Unchanged, Deleted int64
	Duplicates                            int64 // rows whose external_id came again later
}

// Changed tells whether readers see anything new.
func (l Loaded) Changed() bool { return l.Inserted+l.Updated+l.Deleted > 0 }

// Load brings a data set into the database in one transaction: readers see the
// places as they were or as they are now, never a mixture, and so does the
// database after a crash. Loads wait for each other.
func (s *Store) Load(ctx context.Context, l Load) (Loaded, error) {
	loaded, err := s.LoadTogether(ctx, []Load{l})
	if err != nil {
		return Loaded{}, err
	}
	return loaded[0], nil
}

// LoadTogether is [Store.Load] for several data sets in one transaction: all of
// them or none. They are taken back when one of them is a dry run. There must be
// one at least.
func (s *Store) LoadTogether(ctx context.Context, loads []Load) ([]Loaded, error) {
	var loaded []Loaded
	source := loads[0].Source // of the load that is under way, for the message
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		dry := false
		for _, l := range loads {
			source = l.Source
			one, err := load(ctx, tx, l)
			if err != nil {
				return err
			}
			loaded, dry = append(loaded, one), dry || l.DryRun
		}
		if dry {
			return errDryRun
		}
		return nil
	})
	if err != nil && !errors.Is(err, errDryRun) {
		return nil, fmt.Errorf("load %s: %w", source, translate(err))
	}
	return loaded, nil
}

// errDryRun rolls a finished transaction back.
var errDryRun = errors.New("dry run")

func load(ctx context.Context, tx pgx.Tx, l Load) (loaded Loaded, err error) {
	if err := prepare(ctx, tx); err != nil {
		return loaded, err
	}
	if err := stage(ctx, tx, l.Next); err != nil {
		return loaded, err
	}
	rows, _ := tx.Query(ctx, mergeSQL, pgx.StrictNamedArgs{"source": l.Source})
	counts, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByNameLax[Loaded])
	if err != nil {
		return loaded, err
	}
	if l.Prune {
		tag, err := tx.Exec(ctx, pruneSQL, pgx.StrictNamedArgs{"source": l.Source})
		if err != nil {
			return loaded, err
		}
		counts.Deleted = tag.RowsAffected()
	}
	return counts, finish(ctx, tx, counts)
}

// prepare takes the lock and lifts the limits that are meant for readers.
func prepare(ctx context.Context, tx pgx.Tx) error {
	for _, sql := range []string{
		`DROP TABLE IF EXISTS pg_temp.staged`, // of the load before, in the same transaction
		`SET LOCAL statement_timeout = 0`,
		`SET LOCAL work_mem = '64MB'`, // one sort of all rows
		fmt.Sprintf(`SELECT pg_advisory_xact_lock(%d)`, loadLock),
		stageSQL,
	} {
		if _, err := tx.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}

// finish makes the change known and its statistics fresh.
func finish(ctx context.Context, tx pgx.Tx, loaded Loaded) error {
	if !loaded.Changed() {
		return nil
	}
	const bump = `UPDATE dataset_version SET version = version + 1, changed_at = now()`
	if _, err := tx.Exec(ctx, bump); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `ANALYZE places`)
	return err
}

// stage streams the places into the staging table by binary COPY.
func stage(ctx context.Context, tx pgx.Tx, next func() (place.Place, error)) error {
	ids, err := categoryIDs(ctx, tx)
	if err != nil {
		return err
	}
	var line int64
	read := func() ([]any, error) {
		p, err := next()
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		id, ok := ids[p.Category]
		if !ok {
			return nil, fmt.Errorf("%s %s: no category %q", p.ExternalID, p.Name, p.Category)
		}
		line++
		return []any{
			line, p.ExternalID, id, p.Name, p.NameEN, p.Address, p.Phone, p.Lines, p.Hours,
			p.Rating, p.Price, p.URL, p.ImageURL, p.AudioURL, p.At.Lat, p.At.Lng,
		}, nil
	}
	var broken error // of read; CopyFrom returns only the server's echo of it
	_, err = tx.CopyFrom(ctx, pgx.Identifier{"staged"}, []string{
		"line", "external_id", "category_id", "name", "name_en", "address", "phone", "lines",
		"opening_hours", "rating", "price", "url", "image_url", "audio_url", "lat", "lng",
	}, pgx.CopyFromFunc(func() (row []any, err error) {
		row, broken = read()
		return row, broken
	}))
	return cmp.Or(broken, err)
}

func categoryIDs(ctx context.Context, tx pgx.Tx) (map[string]int16, error) {
	rows, _ := tx.Query(ctx, categoriesSQL)
	categories, err := pgx.CollectRows(rows, pgx.RowToStructByName[place.Category])
	ids := make(map[string]int16, len(categories))
	for _, c := range categories {
		ids[c.Slug] = c.ID
	}
	return ids, err
}
