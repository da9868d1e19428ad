package integration_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"nearby/internal/testsize"
	"nearby/store/storetest"
	"nearby/store/storetest/cluster"
)

// PostgreSQL is killed again and again while people ask. Its answers of before are
// gone (the table is unlogged), so a repeated message may be answered anew.
func TestADatabaseKilledTwentyTimes(t *testing.T) {
	t.Parallel()
	pg := cluster.Start(t, 0).Primary
	c := try(t, pg.URL(), pg.URL())
	c.anew = true
	times := testsize.Pick(5, 20)
	before := c.expenses(t)
	var slowest time.Duration
	got := c.during(t, func() {
		for range times {
			pg.Kill(t)
			pg.Start(t)
			slowest = max(slowest, c.normal(t))
		}
	})
	c.judge(t, fmt.Sprintf("PostgreSQL killed %d times", times), got, slowest)
	c.settles(t, before)
}

// Somebody else has taken every connection, also those that the server had.
func TestADatabaseWithoutAConnectionToSpare(t *testing.T) {
	t.Parallel()
	pg := cluster.Start(t, 0, "max_connections=24").Primary
	c := try(t, pg.URL(), pg.URL())
	hog := storetest.SQL(t, pg.URL()+"&application_name=hog")
	var taken []*sql.Conn
	c.endures(t, "every connection taken", func() {
		first := connect(t, hog)
		taken = append(taken, first)
		for left := true; left; {
			if conn, err := hog.Conn(t.Context()); err == nil {
				taken = append(taken, conn)
			} else if err := first.QueryRowContext(t.Context(), `
				SELECT count(pg_terminate_backend(pid)) > 0 FROM pg_stat_activity
				WHERE application_name = 'nearby'`).Scan(&left); err != nil {
				t.Fatal(err)
			}
		}
	}, lasting(4*time.Second), func() {
		for _, conn := range taken {
			_ = conn.Close() // into the pool, which is closed below
		}
		hog.SetMaxIdleConns(-1)
	})
}

func connect(t *testing.T, db *sql.DB) *sql.Conn {
	t.Helper()
	conn, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

// Nothing can be written, because the disk is full: a small one of its own where
// we may make one, else an error like it.
func TestADiskThatIsFull(t *testing.T) {
	t.Parallel()
	pg := cluster.Start(t, 0).Primary
	c := try(t, pg.URL(), pg.URL())
	name, fill, empty := "disk full (the error raised)", fullByTrigger, `DROP FUNCTION full_disk() CASCADE`
	if smallDisk(t, c.db, pg) {
		name, fill, empty = "disk full", fullForReal, `DROP TABLE filler`
	}
	c.anew = true // what was not written cannot be repeated for long
	c.endures(t, name, func() { c.execute(t, fill) }, lasting(4*time.Second), func() { c.execute(t, empty) })
}

const (
	fullByTrigger = `
		CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
		CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON people FOR EACH STATEMENT EXECUTE FUNCTION full_disk()`
	// fullForReal writes until there is no room, not even on the pages of the table.
	fullForReal = `
		DO $$ BEGIN
			LOOP
				BEGIN INSERT INTO filler VALUES (repeat('x', 7000));
				EXCEPTION WHEN disk_full THEN EXIT; END;
			END LOOP;
			LOOP
				BEGIN INSERT INTO people VALUES (sha256(random()::text::bytea), 0, '', 0, 0, 0, 0, 0);
				EXCEPTION WHEN disk_full THEN EXIT; END;
			END LOOP;
		END $$`
)

// smallDisk puts what a server writes on a disk of two megabytes, if we may mount one.
func smallDisk(t *testing.T, db *sql.DB, pg *cluster.Server) bool {
	t.Helper()
	dir := filepath.Join(pg.Dir(), "small")
	owner, err := os.Stat(pg.Dir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	options := fmt.Sprintf("size=2m,mode=700,%s", ownedAs(owner))
	if said, err := exec.CommandContext(t.Context(), "mount", "-t", "tmpfs", "-o", options, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Logf("no disk of its own, so the error is raised instead: %s", said)
		return false
	}
	t.Cleanup(func() {
		pg.Kill(t)
		if said, err := exec.CommandContext(context.Background(), "umount", "-l", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %s", said)
		}
	})
	for _, statement := range []string{
		`CREATE TABLESPACE small LOCATION '` + dir + `'`,
		`CREATE UNLOGGED TABLE filler (x text) TABLESPACE small`,
		`ALTER TABLE filler ALTER x SET STORAGE PLAIN`,
		`ALTER TABLE people SET TABLESPACE small`,
	} {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	return true
}

// Somebody locks a table for longer than a statement may wait.
func TestLockedTables(t *testing.T) {
	t.Parallel()
	for _, table := range []string{"places", "people", "places, people, categories"} {
		t.Run(table, func(t *testing.T) {
			t.Parallel()
			direct := storetest.URL(t)
			c := try(t, direct, direct)
			var lock *sql.Tx
			c.endures(t, "LOCK TABLE "+table, func() {
				var err error
				if lock, err = c.db.BeginTx(t.Context(), nil); err != nil {
					t.Fatal(err)
				}
				if _, err := lock.ExecContext(t.Context(), "LOCK TABLE "+table); err != nil {
					t.Fatal(err)
				}
			}, lasting(4*time.Second), func() {
				if err := lock.Rollback(); err != nil {
					t.Fatal(err)
				}
			})
		})
	}
}

func (c *trial) execute(t *testing.T, statement string) {
	t.Helper()
	if _, err := c.db.ExecContext(t.Context(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}
