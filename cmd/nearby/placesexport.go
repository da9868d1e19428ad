package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"nearby/geo"
	"nearby/seed"
	"nearby/store"
)

type placesExport struct {
	Format      string `default:"csv" enum:"csv,geojson" help:"csv or geojson."`
	CRS         string `name:"crs" default:"wgs84" placeholder:"DATUM" help:"Datum of the coordinates: wgs84, gcj02 or bd09; the file says which."`
	Source      string `placeholder:"NAME" help:"Only this source."`
	Category    string `placeholder:"SLUG" help:"Only this category."`
	Out         string `placeholder:"FILE" help:"Where to (standard output)."`
	ShiftRegion string `env:"NEARBY_SHIFT_REGION" default:"mainland" help:"Where GCJ-02 applies: mainland, rectangle or none."`
}

// Run writes the places one by one: however many there are, memory stays as it is.
func (c *placesExport) Run(ctx context.Context, all *commands, std streams) error {
	var wrong faults
	format := parsed(&wrong, "--format", c.Format, seed.ParseFormat)
	datum := parsed(&wrong, "--crs", c.CRS, geo.ParseDatum)
	region := parsed(&wrong, "NEARBY_SHIFT_REGION", c.ShiftRegion, geo.ParseRegion)
	s := all.Places.open(&wrong)
	if err := wrong.err(); err != nil {
		return err
	}
	defer s.Close()
	if err := c.known(ctx, s); err != nil {
		return err
	}
	return c.into(std.out, func(w io.Writer) error {
		file := seed.NewExport(w, format, datum, region)
		if err := s.Export(ctx, store.Selection{Source: c.Source, Category: c.Category}, file.Write); err != nil {
			return err
		}
		return file.Close()
	})
}

// known tells whether there is what is asked for: an empty file would look like
// success.
func (c *placesExport) known(ctx context.Context, s *store.Store) error {
	if c.Source != "" {
		if _, err := knownSource(ctx, s, c.Source); err != nil {
			return err
		}
	}
	only := searchCommand{Category: c.Category}
	return only.only(ctx, s, new(store.Query))
}

// into has the file written to --out, of which nothing is left when that fails.
func (c *placesExport) into(out io.Writer, write func(io.Writer) error) error {
	if c.Out == "" {
		return write(out)
	}
	file, err := os.Create(c.Out)
	if err != nil {
		return usageError{fmt.Errorf("--out: %w", err)}
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return errors.Join(err, os.Remove(c.Out))
	}
	return nil
}
