package main

import (
	"context"
	"fmt"

	"nearby/migrations"
	"nearby/settings"
	"nearby/store"
	"nearby/usage"
)

type migrateCommand struct {
	settings.Database

	Up      migrateUp      `cmd:"" help:"Apply every migration that is missing."`
	Down    migrateDown    `cmd:"" help:"Take the last migrations back, with the data in their tables."`
	Version migrateVersion `cmd:"" help:"Print the version of the schema."`
}

type (
	migrateUp   struct{}
	migrateDown struct {
		N   int  `arg:"" optional:"" default:"1" help:"How many (1)."`
		Yes bool `help:"Do not ask."`
	}
	migrateVersion struct{}
)

// Run applies what is missing and says what that was.
func (migrateUp) Run(ctx context.Context, database *settings.Database, std streams) error {
	before, err := schema(ctx, database)
	if err != nil {
		return err
	}
	if err := migrations.Up(ctx, database.DatabaseURL, sayBlocked(std)); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	after, err := schema(ctx, database)
	if err != nil {
		return err
	}
	if after == before {
		fmt.Fprintf(std.err, "nearby: the schema is at version %s already: nothing was to be done\n", after)
	}
	return tellVersions(std, before, after)
}

// Run takes migrations back, after asking.
func (d migrateDown) Run(ctx context.Context, database *settings.Database, std streams) error {
	if d.N < 1 {
		return usage.Errorf("migrate down takes back at least 1, not %d", d.N)
	}
	before, err := schema(ctx, database)
	if err != nil {
		return err
	}
	if !d.Yes && before.Version > 0 {
		if err := confirm(std, d.question(before)); err != nil {
			return err
		}
	}
	if err := migrations.Down(ctx, database.DatabaseURL, d.N, sayBlocked(std)); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	after, err := schema(ctx, database)
	if err != nil {
		return err
	}
	return tellVersions(std, before, after)
}

// tellVersions prints the version, and says what it means if it has changed.
func tellVersions(std streams, before, after migrations.State) error {
	if after != before {
		fmt.Fprintf(std.err, "nearby: the schema went from version %s to version %s\n", before, after)
	}
	_, err := fmt.Fprintln(std.out, after)
	return err
}

// question says what would be lost.
func (d migrateDown) question(now migrations.State) string {
	left := int(now.Version) - d.N //nolint:gosec // a few dozen
	if left <= 0 {
		return "take every migration back? All places, categories, timetables and the history of loads go"
	}
	return fmt.Sprintf("take the schema back from version %d to %d? What the newer tables and columns hold goes",
		now.Version, left)
}

// Run prints the version.
func (migrateVersion) Run(ctx context.Context, database *settings.Database, std streams) error {
	state, err := schema(ctx, database)
	if err != nil {
		return err
	}
	fmt.Fprintln(std.out, state)
	return nil
}

// schema tells where the database stands.
func schema(ctx context.Context, database *settings.Database) (migrations.State, error) {
	if database.DatabaseURL == "" {
		return migrations.State{}, usage.Errorf("NEARBY_DATABASE_URL is not set")
	}
	if err := store.CheckURL(database.DatabaseURL); err != nil {
		return migrations.State{}, usage.Errorf("NEARBY_DATABASE_URL: %w", err)
	}
	return migrations.Current(ctx, database.DatabaseURL)
}

// sayBlocked tells for whom a migration waits.
func sayBlocked(std streams) func(string) {
	return func(holder string) {
		fmt.Fprintln(std.err, "nearby: waiting for "+holder+"; searches go on meanwhile")
	}
}
