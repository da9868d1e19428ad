package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
	"nearby/place"
)

var (
	stageSQL         = statement("stage")
	mergeSQL         = statement("merge")
	insertSQL        = statement("insert")
	pruneSQL         = statement("prune")
	stagedSourcesSQL = statement("staged_sources")
	loadBeginSQL     = statement("load_begin")
	loadReplaceSQL   = statement("load_replace")
	loadEndSQL       = statement("load_end")
)

// loadLock is the advisory lock that lets one load run at a time.
const loadLock = 0x6e656172627901 // "nearby", then 1

// Load is one data set on its way into the database.
type Load struct {
	Source string // replaces what an earlier load of the same source brought
	Mixed  bool   // each place says its own source, and Source only names the load
	Prune  bool   // delete places of its sources that are no longer in it
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
	Duplicates                            int64              // rows whose external_id came again later
	Doubt                                 *geo.DatumMismatch // the datum may be another than was said
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
	if err := begin(ctx, tx); err != nil {
		return loaded, err
	}
	staged, err := stage(ctx, tx, l)
	if err != nil {
		return loaded, err
	}
	doubt, err := doubt(ctx, tx, staged)
	if err != nil {
		return loaded, err
	}
	sources, err := stagedSources(ctx, tx, l)
	if err != nil {
		return loaded, err
	}
	id, err := enter(ctx, tx, sources)
	if err != nil {
		return loaded, err
	}
	known, err := anyOf(ctx, tx, sources)
	switch {
	case err != nil:
	case known:
		loaded, err = merge(ctx, tx, id, sources, l.Prune)
	default:
		loaded, err = insert(ctx, tx, id, staged)
	}
	if err != nil {
		return loaded, err
	}
	loaded.Doubt = doubt
	if l.Prune {
		if loaded.Deleted, err = prune(ctx, tx, sources); err != nil {
			return loaded, err
		}
		if err := tooMuch(loaded); err != nil && !l.Force {
			return loaded, err
		}
	}
	return loaded, finish(ctx, tx, id, l, loaded)
}

// stagedSources are the sources that the load is about: its own without a row.
func stagedSources(ctx context.Context, tx pgx.Tx, l Load) (sources []string, err error) {
	if l.Mixed {
		err = tx.QueryRow(ctx, stagedSourcesSQL).Scan(&sources)
	}
	if len(sources) == 0 {
		sources = []string{l.Source}
	}
	return sources, err
}

// enter enters the load into the history.
func enter(ctx context.Context, tx pgx.Tx, sources []string) (id int64, err error) {
	name := pgx.StrictNamedArgs{"source": strings.Join(sources, ", ")}
	err = tx.QueryRow(ctx, loadBeginSQL, name).Scan(&id)
	return id, err
}

// anyOf tells whether there are places of the sources.
func anyOf(ctx context.Context, tx pgx.Tx, sources []string) (known bool, err error) {
	const sql = `SELECT EXISTS (SELECT FROM places WHERE source = ANY ($1))`
	err = tx.QueryRow(ctx, sql, sources).Scan(&known)
	return known, err
}

// merge brings the staged rows into places that are there, and keeps what it
// changes and what is about to be pruned.
func merge(ctx context.Context, tx pgx.Tx, id int64, sources []string, prune bool) (Loaded, error) {
	_, err := tx.Exec(ctx, loadReplaceSQL, pgx.StrictNamedArgs{"load": id, "sources": sources, "prune": prune})
	if err != nil {
		return Loaded{}, err
	}
	rows, _ := tx.Query(ctx, mergeSQL, pgx.StrictNamedArgs{"load": id})
	return pgx.CollectExactlyOneRow(rows, pgx.RowToStructByNameLax[Loaded])
}

// insert brings the staged rows of new sources in, which takes a quarter less time.
func insert(ctx context.Context, tx pgx.Tx, id, staged int64) (Loaded, error) {
	tag, err := tx.Exec(ctx, insertSQL, pgx.StrictNamedArgs{"load": id})
	return Loaded{Inserted: tag.RowsAffected(), Duplicates: staged - tag.RowsAffected()}, err
}

// ErrPruneTooMuch means that a file has lost so many places that it is more
// likely to be cut off or the wrong one.
var ErrPruneTooMuch = errors.New("pruning would delete more than a fifth of the places")

// prune deletes what the file no longer has.
func prune(ctx context.Context, tx pgx.Tx, sources []string) (int64, error) {
	tag, err := tx.Exec(ctx, pruneSQL, pgx.StrictNamedArgs{"sources": sources})
	return tag.RowsAffected(), err
}

// tooMuch tells a load that has deleted suspiciously much.
func tooMuch(loaded Loaded) error {
	before := loaded.Updated + loaded.Unchanged + loaded.Deleted
	if 5*loaded.Deleted > before {
		return fmt.Errorf("%w: %d of %d", ErrPruneTooMuch, loaded.Deleted, before)
	}
	return nil
}

// begin makes a transaction the only one that writes places, and lifts the limits
// that are meant for readers.
func begin(ctx context.Context, tx pgx.Tx) error {
	for _, sql := range []string{
		`SET LOCAL statement_timeout = 0`,
		`SET LOCAL work_mem = '64MB'`, // one sort of all rows
		fmt.Sprintf(`SELECT pg_advisory_xact_lock(%d)`, loadLock),
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

// publish makes what was written ready for readers, and tells them that there is
// something new.
func publish(ctx context.Context, tx pgx.Tx) error {
	if _, err := tx.Exec(ctx, `ANALYZE places`); err != nil {
		return err
	}
	if err := hide(ctx, tx); err != nil {
		return err
	}
	const bump = `UPDATE dataset_version SET version = version + 1, changed_at = now()`
	if _, err := tx.Exec(ctx, bump); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "NOTIFY "+channel) // sent with the commit
	return err
}

// stage streams the places into the staging table by binary COPY and tells how
// many there are.
func stage(ctx context.Context, tx pgx.Tx, l Load) (staged int64, err error) {
	if err := makeStage(ctx, tx); err != nil {
		return 0, err
	}
	ids, err := categoryIDs(ctx, tx)
	if err != nil {
		return 0, err
	}
	var line int64
	read := func() ([]any, error) {
		p, err := l.Next()
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
		if !l.Mixed {
			p.Source = l.Source
		}
		line++
		return append([]any{line, p.Source, p.ExternalID, id}, values(&p)...), nil
	}
	var broken error // of read; CopyFrom returns only the server's echo of it
	names := append([]string{"line", "source", "external_id", "category_id"}, columns()...)
	staged, err = tx.CopyFrom(ctx, pgx.Identifier{"staged"}, names, pgx.CopyFromFunc(func() (row []any, err error) {
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

// makeStage makes an empty staging table, also when a load before in the same
// transaction has made one.
func makeStage(ctx context.Context, tx pgx.Tx) error {
	if _, err := tx.Exec(ctx, `DROP TABLE IF EXISTS pg_temp.staged`); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, stageSQL)
	return err
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
