package main

import (
	"context"
	"fmt"
	"time"
)

// loadRow compares a first load by nearby seed with psql's \copy of the same rows into
// the same table with the same indexes.
func (t *table) loadRow(ctx context.Context, _ string) error {
	seeded, copied := t.prefix+"_seeded", t.prefix+"_copied"
	var seeds, copies []float64
	for range t.rounds {
		took, err := t.into(ctx, seeded, func(databaseURL string) (time.Duration, error) {
			return t.seed(ctx, databaseURL, t.settings.rows, cities, seedOfWorld)
		})
		if err != nil {
			return err
		}
		seeds = append(seeds, float64(t.settings.rows)/took.Seconds())
		took, err = t.into(ctx, copied, func(databaseURL string) (time.Duration, error) {
			return t.copy(ctx, databaseURL)
		})
		if err != nil {
			return err
		}
		copies = append(copies, float64(t.settings.rows)/took.Seconds())
		say("nearby seed and \\copy: %.0f and %.0f rows/s", seeds[len(seeds)-1], copies[len(copies)-1])
	}
	t.rows = append(t.rows, ratio(fmt.Sprintf("rows/s of a first load of %d, nearby seed ÷ psql \\copy", t.settings.rows),
		0.6, throughput{median(seeds), "rows"}, throughput{median(copies), "rows"}))
	return nil
}

// into loads into a database made for it, and removes that.
func (t *table) into(ctx context.Context, name string, load func(string) (time.Duration, error)) (time.Duration, error) {
	if err := t.create(ctx, name); err != nil {
		return 0, err
	}
	took, err := load(t.urlOf(name))
	if err != nil {
		return 0, err
	}
	return took, t.drop(ctx, name)
}

func (t *table) copy(ctx context.Context, databaseURL string) (time.Duration, error) {
	file, err := t.writtenForCopy(t.settings.rows)
	if err != nil {
		return 0, err
	}
	began := time.Now()
	_, err = t.psql(ctx, databaseURL, `\copy places (`+columns+`) FROM '`+file+`' WITH (FORMAT csv, FORCE_NOT_NULL (address, lines))`)
	return time.Since(began), err
}
