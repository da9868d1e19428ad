package integration_test

import (
	"database/sql"
	"testing"

	"nearby/store/storetest"
)

// Whenever the importer is killed, the tables are byte for byte what they were,
// and nothing stands in the way of the next load.
func TestAnImporterThatIsKilledLeavesNoTrace(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("loads many places")
	}
	const rows = 50_000
	databaseURL := storetest.URL(t)
	p, db := installed(t, databaseURL), storetest.SQL(t, databaseURL)
	p.must(t, 0, "seed", "--crs", "wgs84", "--source", "invented", written(t, "few.csv", few))
	load := []string{"seed", "--output", "json", "--crs", "wgs84", "--source", "invented", invented(t, rows)}
	before := everything(t, db)

	for _, moment := range []struct {
		name, reached string
		past          float64
	}{
		{"as the rows begin to arrive", copying, 0},
		{"well into the rows", copying, 0.2},
		{"as they are merged", merging, 0},
		{"further into the merge", merging, 0.2},
	} {
		importer := p.command(t.Context(), load...)
		if err := importer.Start(); err != nil {
			t.Fatal(err)
		}
		eventually(t, db, moment.reached, moment.past)
		if err := importer.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := importer.Wait(); err == nil {
			t.Fatalf("killed %s: it had ended already", moment.name)
		}
		eventually(t, db, alone)
		if after := everything(t, db); after != before {
			t.Errorf("killed %s: the tables' checksum is %s, want %s", moment.name, after, before)
		}
	}

	got := summed(t, p.must(t, 0, load...))
	if got.Inserted != rows {
		t.Errorf("the next load: %+v, want %d inserted", got, rows)
	}
	if after := everything(t, db); after == before {
		t.Error("the checksum does not tell the tables apart")
	}
}

// What the database says that an importer is doing.
const (
	// copying: rows have been arriving, in blocks, for $1 seconds.
	copying = `SELECT EXISTS (SELECT FROM pg_stat_activity
		WHERE datname = current_database() AND pid <> pg_backend_pid()
		AND query LIKE 'copy %' AND now() - xact_start > make_interval(secs => $1))`
	// merging: for $1 seconds, what has arrived goes among the places.
	merging = `SELECT EXISTS (SELECT FROM pg_stat_activity
		WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'
		AND query LIKE '%INSERT INTO places%' AND now() - query_start > make_interval(secs => $1))`
	// alone: the database has noticed that it is gone.
	alone = `SELECT NOT EXISTS (SELECT FROM pg_stat_activity
		WHERE datname = current_database() AND application_name LIKE 'nearby%')`
)

// everything is a checksum of all that a load may change.
func everything(t *testing.T, db *sql.DB) string {
	t.Helper()
	return one[string](t, db, `
		SELECT md5(concat(
			(SELECT string_agg(p::text, E'\n' ORDER BY id) FROM places p),
			(SELECT string_agg(c::text, E'\n' ORDER BY id) FROM categories c),
			(SELECT v::text FROM dataset_version v)))`)
}
