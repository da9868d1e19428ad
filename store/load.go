package store

import (
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
	"nearby/place"
)

//go:embed sql/stage.sql
var stageSQL string

//go:embed sql/merge.sql
var mergeSQL string

//go:embed sql/prune.sql
var pruneSQL string

//go:embed sql/load_begin.sql
var loadBeginSQL string

//go:embed sql/load_replace.sql
var loadReplaceSQL string

//go:embed sql/load_end.sql
var loadEndSQL string

// loadLock is the advisory lock that lets one load run at a time.
const loadLock = 0x6e656172627901 // "nearby", then 1

// Load is one data set on its way into the database.
type Load struct {
	Source string // replaces what an earlier load of the same source brought
	Prune  bool   // delete places of the source that are no longer in it
	Force  bool   // prune also when that is more than a fifth of them
	DryRun bool   // do everything, then take it back
	// Next returns the next place, and io.EOF after the last. Any other error
	// ends the load and leaves the database as it was.
	Next func() (place.Place, error)
	// Note is asked after the last place for what the history says of the file;
	// nil for nothing.
	Note func() Note
}

// Note is what the history of loads keeps of a file.
type Note struct {
	File     string
	Checksum []byte // SHA-256
	Rejected int64  // rows that could not be used
}

// Loaded counts what a load did.
type Loaded struct {
	Inserted, Updated, Unchanged, Deleted int64
	Duplicates                            int64      // rows whose external_id came again later
	Doubt                                 *geo.Doubt // the datum may be another than was said
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
	err := pgx.BeginFunc(ctx, s.primary.pool, func(tx pgx.Tx) error {
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
	staged, err := stage(ctx, tx, l.Next)
	if err != nil {
		return loaded, err
	}
	doubt, err := doubt(ctx, tx, l.Source, staged)
	if err != nil {
		return loaded, err
	}
	id, err := keepReplaced(ctx, tx, l)
	if err != nil {
		return loaded, err
	}
	rows, _ := tx.Query(ctx, mergeSQL, pgx.StrictNamedArgs{"source": l.Source, "load": id})
	loaded, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByNameLax[Loaded])
	if err != nil {
		return loaded, err
	}
	loaded.Doubt = doubt
	if l.Prune {
		if loaded.Deleted, err = prune(ctx, tx, l, loaded); err != nil {
			return loaded, err
		}
	}
	return loaded, finish(ctx, tx, id, l, loaded)
}

// keepReplaced enters the load into the history and keeps what it is about to
// change.
func keepReplaced(ctx context.Context, tx pgx.Tx, l Load) (id int64, err error) {
	args := pgx.StrictNamedArgs{"source": l.Source}
	if err := tx.QueryRow(ctx, loadBeginSQL, args).Scan(&id); err != nil {
		return 0, err
	}
	args["load"], args["prune"] = id, l.Prune
	_, err = tx.Exec(ctx, loadReplaceSQL, args)
	return id, err
}

// ErrPruneTooMuch means that a file has lost so many places that it is more
// likely to be cut off or the wrong one.
var ErrPruneTooMuch = errors.New("pruning would delete more than a fifth of the places")

// prune deletes what the file no longer has, unless that is suspiciously much.
func prune(ctx context.Context, tx pgx.Tx, l Load, loaded Loaded) (int64, error) {
	tag, err := tx.Exec(ctx, pruneSQL, pgx.StrictNamedArgs{"source": l.Source})
	if err != nil {
		return 0, err
	}
	deleted := tag.RowsAffected()
	if before := loaded.Updated + loaded.Unchanged + deleted; 5*deleted > before && !l.Force {
		return 0, fmt.Errorf("%w: %d of %d", ErrPruneTooMuch, deleted, before)
	}
	return deleted, nil
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

// finish completes the history, makes the change known and its statistics fresh.
func finish(ctx context.Context, tx pgx.Tx, id int64, l Load, loaded Loaded) error {
	var note Note
	if l.Note != nil {
		note = l.Note()
	}
	_, err := tx.Exec(ctx, loadEndSQL, pgx.StrictNamedArgs{
		"load": id, "file": note.File, "checksum": append([]byte{}, note.Checksum...),
		"rejected": note.Rejected, "inserted": loaded.Inserted, "updated": loaded.Updated,
		"unchanged": loaded.Unchanged, "deleted": loaded.Deleted, "duplicates": loaded.Duplicates,
	})
	if err != nil || !loaded.Changed() {
		return err
	}
	// Only the last change can be undone.
	if _, err := tx.Exec(ctx, `DELETE FROM replaced_places WHERE load_id <> $1`, id); err != nil {
		return err
	}
	return publish(ctx, tx)
}

// publish tells readers that there is something new.
func publish(ctx context.Context, tx pgx.Tx) error {
	const bump = `UPDATE dataset_version SET version = version + 1, changed_at = now()`
	if _, err := tx.Exec(ctx, bump); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "NOTIFY "+channel); err != nil { // sent with the commit
		return err
	}
	_, err := tx.Exec(ctx, `ANALYZE places`)
	return err
}

// stage streams the places into the staging table by binary COPY and tells how
// many there are.
func stage(
	ctx context.Context, tx pgx.Tx, next func() (place.Place, error),
) (staged int64, err error) {
	ids, err := categoryIDs(ctx, tx)
	if err != nil {
		return 0, err
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
			p.Zone, p.Rating, p.Price, p.URL, p.ImageURL, p.AudioURL, p.At.Lat, p.At.Lng,
		}, nil
	}
	var broken error // of read; CopyFrom returns only the server's echo of it
	staged, err = tx.CopyFrom(ctx, pgx.Identifier{"staged"}, []string{
		"line", "external_id", "category_id", "name", "name_en", "address", "phone", "lines",
		"opening_hours", "zone", "rating", "price", "url", "image_url", "audio_url", "lat", "lng",
	}, pgx.CopyFromFunc(func() (row []any, err error) {
		row, broken = read()
		return row, broken
	}))
	if err = cmp.Or(broken, err); err == nil {
		// Without it the planner takes the table for a small one, and what compares
		// it with the places takes minutes.
		_, err = tx.Exec(ctx, `ANALYZE staged`)
	}
	return staged, err
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
