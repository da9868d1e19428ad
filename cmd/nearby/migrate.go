package main

import (
	"context"
	"fmt"

	"nearby/migrations"
	"nearby/settings"
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
		N int `arg:"" optional:"" default:"1" help:"How many (1)."`
	}
	migrateVersion struct{}
)

// Run applies what is missing and prints the version reached.
func (migrateUp) Run(ctx context.Context, database *settings.Database, std streams) error {
	return migrate(ctx, database, std, migrations.Up)
}

// Run takes migrations back and prints the version reached.
func (d migrateDown) Run(ctx context.Context, database *settings.Database, std streams) error {
	if d.N < 1 {
		return usage.Errorf("migrate down takes back at least 1, not %d", d.N)
	}
	return migrate(ctx, database, std, func(ctx context.Context, databaseURL string) error {
		return migrations.Down(ctx, databaseURL, d.N)
	})
}

// Run prints the version.
func (migrateVersion) Run(ctx context.Context, database *settings.Database, std streams) error {
	return migrate(ctx, database, std, func(context.Context, string) error { return nil })
}

// migrate does one thing with the schema and prints the version reached.
func migrate(
	ctx context.Context, database *settings.Database, std streams, do func(context.Context, string) error,
) error {
	if database.DatabaseURL == "" {
		return usage.Errorf("NEARBY_DATABASE_URL is not set")
	}
	if err := do(ctx, database.DatabaseURL); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	state, err := migrations.Current(ctx, database.DatabaseURL)
	if err != nil {
		return err
	}
	fmt.Fprintln(std.out, state)
	return nil
}
