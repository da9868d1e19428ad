package table_test

import (
	"fmt"
	"time"
)

// loadRow compares a first load by nearby seed with psql's \copy of the same rows into
// the same table with the same indexes.
func (t *table) loadRow() {
	var seeds, copies []float64
	for range t.rounds {
		seeds = append(seeds, t.loadInto(t.prefix+"_seeded", func(databaseURL string) time.Duration {
			return t.seed(databaseURL, t.loads, cities, seedOfWorld)
		}))
		copies = append(copies, t.loadInto(t.prefix+"_copied", t.copy))
		t.say("nearby seed and \\copy: %.0f and %.0f rows/s", seeds[len(seeds)-1], copies[len(copies)-1])
	}
	t.rows = append(t.rows, ratio(fmt.Sprintf("rows/s of a first load of %d, nearby seed ÷ psql \\copy", t.loads),
		0.6, throughput{median(seeds), "rows"}, throughput{median(copies), "rows"}))
}

// loadInto loads into a database made for it, removes that, and returns the rows/s.
func (t *table) loadInto(name string, load func(string) time.Duration) float64 {
	t.create(name)
	took := load(t.urlOf(name))
	t.drop(name)
	return float64(t.loads) / took.Seconds()
}

func (t *table) copy(databaseURL string) time.Duration {
	file := t.writtenForCopy(t.loads)
	began := time.Now()
	t.psql(databaseURL, `\copy places (`+columns+`) FROM '`+file+`' WITH (FORMAT csv, FORCE_NOT_NULL (address, lines))`)
	return time.Since(began)
}
