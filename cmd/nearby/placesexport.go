package main

import (
	"context"
	"errors"
	"io"
	"os"

	"nearby/geo"
	"nearby/seed"
	"nearby/seed/schedule"
	"nearby/settings"
	"nearby/store"
	"nearby/timetable"
	"nearby/usage"
)

type placesExport struct {
	Format   string `default:"csv" enum:"csv,geojson,timetable" help:"csv or geojson; timetable for what leaves the stops of --source, where a table said it."`
	CRS      string `name:"crs" default:"wgs84" placeholder:"DATUM" help:"Datum of the coordinates: wgs84, gcj02 or bd09; the file says which."`
	Source   string `placeholder:"NAME" help:"Only this source."`
	Category string `placeholder:"SLUG" help:"Only this category."`
	Out      string `placeholder:"FILE" help:"Where to (standard output)."`

	settings.Shift
}

// Run writes the places one by one: however many there are, memory stays as it is.
func (c *placesExport) Run(ctx context.Context, database *settings.Database, std streams) error {
	var wrong usage.Faults
	format := usage.Parsed(&wrong, "--format", c.Format, seed.ParseFormat)
	datum := usage.Parsed(&wrong, "--crs", c.CRS, geo.ParseDatum)
	region := c.Region(&wrong)
	if format == seed.FormatTimetable && (c.Source == "" || c.Category != "") {
		wrong.Add("--format", errors.New("a timetable is that of a --source, without --category"))
	}
	s, err := database.Connect(ctx, &wrong)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := c.known(ctx, s); err != nil {
		return err
	}
	if format == seed.FormatTimetable {
		return c.timetable(ctx, s, std.out)
	}
	return c.into(std.out, func(w io.Writer) error {
		file := seed.NewExport(w, format, datum, region)
		if err := s.Export(ctx, store.Selection{Source: c.Source, Category: c.Category}, file.Write); err != nil {
			return err
		}
		return file.Close()
	})
}

// timetable writes what leaves the stops of the source. One without a timetable would make
// an empty file, and one of a feed has days and trips that rows of a table do not say.
func (c *placesExport) timetable(ctx context.Context, s *store.Store, out io.Writer) error {
	err := c.into(out, func(w io.Writer) error {
		rows := 0
		file, err := schedule.NewWriter(w)
		if err != nil {
			return err
		}
		err = s.ExportTimetable(ctx, c.Source, func(d timetable.Departures) error {
			rows++
			return file.Write(d)
		})
		if err == nil && rows == 0 {
			err = usage.Errorf("--source: %s has no timetable", c.Source)
		}
		return errors.Join(err, file.Close())
	})
	if errors.Is(err, store.ErrFeedTimetable) {
		return usage.Errorf("--format: %s has the timetable of a GTFS feed: the feed itself is what loads it again", c.Source)
	}
	return err
}

// known tells whether there is what is asked for: an empty file would look like
// success.
func (c *placesExport) known(ctx context.Context, s *store.Store) error {
	if c.Source != "" {
		if _, err := knownSource(ctx, s, c.Source); err != nil {
			return err
		}
	}
	if c.Category != "" {
		return checkCategory(ctx, s, c.Category)
	}
	return nil
}

// into has the file written to --out, of which nothing is left when that fails.
func (c *placesExport) into(out io.Writer, write func(io.Writer) error) error {
	if c.Out == "" {
		return write(out)
	}
	file, err := os.Create(c.Out)
	if err != nil {
		return usage.Errorf("--out: %w", err)
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return errors.Join(err, os.Remove(c.Out))
	}
	return nil
}
