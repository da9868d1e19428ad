package main

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
func (t *table) loaded(ctx context.Context, places, cities, worlds int) (string, error) {
	name := fmt.Sprintf("%s_%dx%d_%d", t.prefix, worlds, places, cities)
	there, err := t.psql(ctx, t.database, "SELECT 1 FROM pg_database WHERE datname = '"+name+"'")
	if err != nil || there == "1" {
		if err == nil {
			err = t.migrate(ctx, t.urlOf(name))
		}
		return t.urlOf(name), err
	}
	say("loading %d places", worlds*places)
	half := name + "_half"
	if err := t.create(ctx, half); err != nil {
		return "", err
	}
	for world := range worlds {
		if _, err := t.seed(ctx, t.urlOf(half), places, cities, seedOfWorld+world); err != nil {
			return "", err
		}
	}
	// As autovacuum would in some minutes, while something is being measured.
	if _, err := t.psql(ctx, t.urlOf(half), "VACUUM ANALYZE"); err != nil {
		return "", err
	}
	_, err = t.psql(ctx, t.database, "ALTER DATABASE "+half+" RENAME TO "+name)
	return t.urlOf(name), err
}

// create makes an empty database with the schema, instead of one that is there.
func (t *table) create(ctx context.Context, name string) error {
	for _, sql := range []string{"DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name} {
		if _, err := t.psql(ctx, t.database, sql); err != nil {
			return err
		}
	}
	return t.migrate(ctx, t.urlOf(name))
}

func (t *table) migrate(ctx context.Context, databaseURL string) error {
	command := exec.CommandContext(ctx, t.program, "migrate", "up") //nolint:gosec // the program to measure
	command.Env = append(os.Environ(), "NEARBY_DATABASE_URL="+databaseURL)
	return succeed(command)
}

func (t *table) drop(ctx context.Context, name string) error {
	_, err := t.psql(ctx, t.database, "DROP DATABASE IF EXISTS "+name)
	return err
}

// seed loads a world of invented places as an operator would, and tells how long that
// took.
func (t *table) seed(ctx context.Context, databaseURL string, places, cities, world int) (time.Duration, error) {
	file, err := t.written(places, cities, world)
	if err != nil {
		return 0, err
	}
	command := exec.CommandContext(ctx, t.program, "seed", file) //nolint:gosec // the program to measure
	command.Env = append(os.Environ(), "NEARBY_DATABASE_URL="+databaseURL)
	began := time.Now()
	err = succeed(command)
	return time.Since(began), err
}

// psql runs one statement and returns what it prints.
func (t *table) psql(ctx context.Context, databaseURL, sql string) (string, error) {
	command := exec.CommandContext(ctx, "psql", "-XqtA", "-v", "ON_ERROR_STOP=1", //nolint:gosec // our own SQL
		"-d", databaseURL, "-c", sql)
	var said strings.Builder
	command.Stderr = &said
	out, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("psql: %s: %w", strings.TrimSpace(said.String()), err)
	}
	return strings.TrimSpace(string(out)), nil
}

// urlOf is the address of another database of the same server.
func (t *table) urlOf(name string) string {
	u, err := url.Parse(t.database)
	if err != nil {
		return t.database
	}
	u.Path = "/" + name
	return u.String()
}

// succeed runs a command and makes what it said part of its error.
func succeed(command *exec.Cmd) error {
	out, err := command.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(command.Args, " "), err, out)
	}
	return nil
}
