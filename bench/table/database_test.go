package table_test

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"time"
)

// loaded returns the URL of a database with so many worlds of so many invented places
// in so many cities. It is made when it is not there, and complete when it is: its
// name is given last.
func (t *table) loaded(places, cities, worlds int) string {
	name := fmt.Sprintf("%s_%dx%d_%d", t.prefix, worlds, places, cities)
	databaseURL := t.urlOf(name)
	if t.psql(t.database, "SELECT 1 FROM pg_database WHERE datname = '"+name+"'") == "1" {
		t.nearby(databaseURL, "migrate", "up")
		return databaseURL
	}
	t.say("loading %d places", worlds*places)
	half := name + "_half"
	t.create(half)
	for world := range worlds {
		t.seed(t.urlOf(half), places, cities, seedOfWorld+world)
	}
	// As autovacuum would in some minutes, while something is being measured.
	t.psql(t.urlOf(half), "VACUUM ANALYZE")
	t.psql(t.database, "ALTER DATABASE "+half+" RENAME TO "+name)
	return databaseURL
}

// create makes an empty database with the schema, instead of one that is there.
func (t *table) create(name string) {
	t.drop(name)
	t.psql(t.database, "CREATE DATABASE "+name)
	t.nearby(t.urlOf(name), "migrate", "up")
}

func (t *table) drop(name string) { t.psql(t.database, "DROP DATABASE IF EXISTS "+name) }

// dropAll drops the databases of a run.
func (t *table) dropAll() {
	t.ctx = context.Background() // that of the test is over by now
	const left = `SELECT string_agg(datname, ' ') FROM pg_database WHERE starts_with(datname, '`
	for _, name := range strings.Fields(t.psql(t.database, left+t.prefix+`')`)) {
		t.drop(name)
	}
}

// seed loads a world of invented places as an operator would, and tells how long that
// took.
func (t *table) seed(databaseURL string, places, cities, world int) time.Duration {
	file := t.written(places, cities, world)
	began := time.Now()
	t.nearby(databaseURL, "seed", file)
	return time.Since(began)
}

// nearby runs the program with a database.
func (t *table) nearby(databaseURL string, args ...string) {
	command := exec.CommandContext(t.ctx, t.program, args...)
	command.Env = append(os.Environ(), "NEARBY_DATABASE_URL="+databaseURL)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(command.Args, " "), err, out)
	}
}

// psql runs one statement and returns what it prints.
func (t *table) psql(databaseURL, sql string) string {
	command := exec.CommandContext(t.ctx, "psql", "-XqtA", "-v", "ON_ERROR_STOP=1", "-d", databaseURL, "-c", sql)
	var said strings.Builder
	command.Stderr = &said
	out, err := command.Output()
	if err != nil {
		t.Fatalf("psql: %s: %v", strings.TrimSpace(said.String()), err)
	}
	return strings.TrimSpace(string(out))
}

// urlOf is the address of another database of the same server.
func (t *table) urlOf(name string) string {
	u, err := url.Parse(t.database)
	t.check(err)
	u.Path = "/" + name
	return u.String()
}
