package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"

	"nearby/geo"
	"nearby/seed"
	"nearby/seed/csv"
	"nearby/seed/fault"
	"nearby/seed/text"
)

type seedCommand struct {
	databaseSettings

	Files       []string          `arg:"" name:"file" help:"Files, folders or patterns in quotes to load: CSV, GeoJSON, GTFS, or a zip of them; - reads standard input."`
	Source      string            `placeholder:"NAME" help:"Name of the data set (what an export says, else the file's base name)."`
	Category    string            `placeholder:"SLUG" help:"Category of rows of which no column says it."`
	MapCategory map[string]string `mapsep:"," placeholder:"VALUE=SLUG,…" help:"The file's own words for categories."`
	CRS         string            `name:"crs" placeholder:"DATUM" help:"Datum of the coordinates: wgs84, gcj02 or bd09; needed unless a header says it."`
	Format      string            `default:"auto" help:"auto, csv, gtfs or geojson."`
	Map         map[string]string `mapsep:"," placeholder:"FIELD=COLUMN,…" help:"What a column means, by its header or its number from 1."`
	NoHeader    bool              `help:"The first line is a place already."`
	Encoding    string            `default:"auto" help:"auto, utf-8, gb18030 or utf-16."`
	Delimiter   string            `default:"auto" help:"auto, a comma, ;, tab or |."`
	MaxErrors   string            `placeholder:"N|P%" help:"Rejected rows that are still fine (1%, at least 10)."`
	Rejects     string            `placeholder:"FILE" help:"Where rejected rows go (the file's name with .rejects.csv, here)."`
	NoEntrances bool              `help:"Leave the ways into stations out (GTFS)."`
	Explain     bool              `help:"Say what each file is taken for and what would be rejected; changes nothing, needs no database."`
	Together    bool              `help:"Load all files in one transaction: all or none."`
	DryRun      bool              `help:"Do everything, then take it back."`
	Prune       bool              `help:"Delete places of the source that the file no longer has."`
	Force       bool              `help:"Prune also when more than a fifth of the places would go."`
	Output      string            `default:"text" enum:"text,json" help:"Summary as text or json."`
	ShiftRegion string            `env:"NEARBY_SHIFT_REGION" default:"mainland" help:"Where GCJ-02 applies: mainland, rectangle or none."`
}

// Run loads one file after the other, each in a transaction of its own, or all
// of them in one.
func (c *seedCommand) Run(ctx context.Context, std streams) error {
	var wrong faults
	options, limit := c.options(&wrong)
	files, err := seed.Expand(c.Files)
	if err != nil {
		wrong.add("file", err)
		files = c.Files // for what else is wrong
	}
	if c.Explain {
		if err := wrong.err(); err != nil {
			return err
		}
		return c.explain(ctx, std, files, options)
	}
	c.check(&wrong, files)
	s := c.open(&wrong)
	if err := wrong.err(); err != nil {
		return err
	}
	defer s.Close()
	categories, err := s.Categories(ctx)
	if err != nil {
		return err
	}
	options.Categories = categories
	l := loader{command: c, options: options, limit: limit, store: s, std: std, files: files}
	if c.Together {
		return l.together(ctx)
	}
	return l.oneByOne(ctx)
}

// check finds what does not go together when several files are loaded.
func (c *seedCommand) check(f *faults, files []string) {
	if len(files) < 2 {
		return
	}
	if c.Rejects != "" {
		f.add("--rejects", errors.New("names one file, but several are loaded: leave it out"))
	}
	if c.Source != "" && c.Prune && !c.Together {
		f.add("--prune", fmt.Errorf("each file would delete what the one before it has brought, "+
			"as all are --source %s: say --together", c.Source))
	}
	of := make(map[string]string)
	for _, file := range files {
		source := sourceName(file)
		if other := of[source]; other != "" && c.Source == "" {
			f.add("--source", fmt.Errorf("%s and %s would both be %s: give a name, or load them one by one",
				other, file, source))
		}
		of[source] = file
	}
}

// options understands the flags that hold for every file.
func (c *seedCommand) options(f *faults) (seed.Options, seed.Limit) {
	o := seed.Options{
		Category:    c.Category,
		CategoryMap: c.MapCategory,
		Region:      parsed(f, "NEARBY_SHIFT_REGION", c.ShiftRegion, geo.ParseRegion),
		Map:         c.columns(),
		NoHeader:    c.NoHeader,
		NoEntrances: c.NoEntrances,
		Format:      parsed(f, "--format", c.Format, seed.ParseFormat),
		Encoding:    parsed(f, "--encoding", c.Encoding, text.Parse),
		Delimiter:   parsed(f, "--delimiter", c.Delimiter, csv.ParseDelimiter),
	}
	if c.CRS != "" {
		o.Datum = parsed(f, "--crs", c.CRS, geo.ParseDatum)
	}
	limit := seed.DefaultLimit
	if c.MaxErrors != "" {
		limit = parsed(f, "--max-errors", c.MaxErrors, seed.ParseLimit)
	}
	return o, limit
}

// columns are those of --map. With --source no column says it.
func (c *seedCommand) columns() map[string]string {
	const source = "source"
	if _, said := c.Map[source]; c.Source == "" || said {
		return c.Map
	}
	columns := maps.Clone(c.Map)
	if columns == nil {
		columns = make(map[string]string)
	}
	columns[source] = ""
	return columns
}

// sourceName is the default source of a file: its base name without endings.
func sourceName(path string) string {
	if path == "-" {
		return "stdin"
	}
	if whole, err := filepath.Abs(path); err == nil {
		path = whole // the folder . has a name
	}
	name := strings.TrimSuffix(filepath.Base(path), ".gz")
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// fileError names the file, and keeps apart what a flag mends from what is wrong
// with the file.
func fileError(path string, err error) error {
	err = fmt.Errorf("%s: %w", path, err)
	var usage *fault.Usage
	if errors.As(err, &usage) {
		return usageError{err}
	}
	return err
}
