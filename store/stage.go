package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5"

	"nearby/place"
)

var (
	stageSQL         = statement("stage")
	stagedSourcesSQL = statement("staged_sources")
)

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
