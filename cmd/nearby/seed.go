package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"nearby/geo"
	"nearby/load"
	"nearby/place"
	"nearby/seed"
	"nearby/seed/csv"
	"nearby/seed/text"
	"nearby/settings"
	"nearby/store"
	"nearby/usage"
)

type seedCommand struct {
	settings.Database

	Files       []string          `arg:"" name:"file" help:"Files, folders or patterns in quotes to load: CSV, Excel (.xlsx), GeoJSON, JSON, KML, GPX, OpenStreetMap (.osm.pbf, .osm), GTFS, or a zip of them; - reads standard input."`
	Source      string            `placeholder:"NAME" help:"Name of the data set (what an export says, else the file's base name)."`
	Category    string            `placeholder:"SLUG" help:"Category of rows of which no column says it."`
	MapCategory map[string]string `mapsep:"," placeholder:"VALUE=SLUG,…" help:"The file's own words for categories; *=SLUG for all of them."`
	Where       []string          `sep:"none" placeholder:"COLUMN=VALUE,…" help:"Only rows with one of these values, or with COLUMN!=VALUE,… none of them; may be repeated."`
	CRS         string            `name:"crs" placeholder:"DATUM" help:"Datum of the coordinates: wgs84, gcj02 or bd09; needed unless a header says it."`
	Format      string            `default:"auto" help:"auto, csv, gtfs, geojson, json, kml, osm, timetable or xlsx."`
	Sheet       string            `placeholder:"NAME|N" help:"The sheet of a workbook, by its name or its number from 1 (found)."`
	Records     string            `placeholder:"PATH" help:"Where the list of places stands in JSON, such as result.items (found)."`
	Map         map[string]string `mapsep:"," placeholder:"FIELD=COLUMN,…" help:"What a column means, by its header, its dotted path in JSON, or its number from 1."`
	NoHeader    bool              `help:"The first line is a place already."`
	Encoding    string            `default:"auto" help:"auto, utf-8, gb18030, big5, shift_jis, euc-kr, windows-1252 or another of the WHATWG standard."`
	Order       string            `default:"auto" help:"Which number of a one-cell location comes first: auto, lat,lng or lng,lat."`
	Delimiter   string            `default:"auto" help:"auto, a comma, ;, tab or |."`
	MaxErrors   string            `placeholder:"N|P%" help:"Rejected rows that are still fine (1%, at least 10)."`
	Rejects     string            `placeholder:"FILE" help:"Where rejected rows go (the file's name with .rejects.csv, here)."`
	NoEntrances bool              `help:"Leave the ways into stations out (GTFS)."`
	NoTimetable bool              `help:"Leave the departures out (GTFS)."`
	Explain     bool              `help:"Say what each file is taken for and what would be rejected; changes nothing, needs no database."`
	Together    bool              `help:"Load all files in one transaction: all or none."`
	DryRun      bool              `help:"Do everything, then take it back."`
	Prune       bool              `help:"Delete places of the source that the file no longer has."`
	Force       bool              `help:"Prune also when more than a fifth of the places would go."`

	output
	settings.Shift
}

// collectAt is by how many percent the memory of a load may grow before what is over is
// collected: a feed of ten million stop times holds 150 MB, and may not take twice as much.
const collectAt = 40

// Run loads one file after the other, each in a transaction of its own, or all
// of them in one.
func (c *seedCommand) Run(ctx context.Context, std streams) error {
	var wrong usage.Faults
	options := c.options(&wrong)
	files, err := seed.Expand(c.Files)
	if err != nil {
		wrong.Add("file", err)
		files = c.Files // for what else is wrong
	}
	for _, link := range seed.Links(c.Files) {
		fmt.Fprintf(std.err, "nearby: %s is a symbolic link and left out: name it to load it\n", link)
	}
	if c.Explain {
		return c.explain(ctx, std, files, options.Seed, wrong)
	}
	options.Check(&wrong, files, c.Together)
	s, err := c.Connect(ctx, &wrong)
	if err != nil {
		return err
	}
	defer s.Close()
	if options.Seed.Categories, err = s.Categories(ctx); err != nil {
		return err
	}
	sayWaiting(s, std.err)
	defer debug.SetGCPercent(debug.SetGCPercent(collectAt))
	signal.Ignore(syscall.SIGPIPE) // a reader that has gone must not end a load in the middle
	options.In, options.Notes = std.in, std.err
	options.Report = func(s load.Summary) error { return c.print(std.out, s) }
	loading := load.OneByOne
	if c.Together {
		loading = load.Together
	}
	result, err := loading(ctx, s, files, options)
	if !c.asJSON() {
		_, unwritten := io.WriteString(std.out, result.Table())
		err = cmp.Or(err, unwritten)
	}
	if err == nil && result.Rejected() {
		return errRejected
	}
	return err
}

func (c *seedCommand) print(w io.Writer, s load.Summary) error {
	if c.asJSON() {
		return printLine(w, s)
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// explain says what the files are taken for: with the categories of the database, or
// without one those that every database begins with.
func (c *seedCommand) explain(
	ctx context.Context, std streams, files []string, o seed.Options, wrong usage.Faults,
) error {
	if err := wrong.Err(); err != nil {
		return err
	}
	var err error
	if o.Categories, err = c.categories(ctx); err != nil {
		fmt.Fprintf(std.err, "nearby: the categories are those that every database begins with, as %v\n", err)
		o.Categories = load.FirstCategories()
	}
	return load.Explain(std.out, files, o)
}

// categories are those of the database, if it answers soon.
func (c *seedCommand) categories(ctx context.Context) ([]place.Category, error) {
	const soon = 3 * time.Second
	ctx, cancel := context.WithTimeout(ctx, soon)
	defer cancel()
	if c.DatabaseURL == "" {
		return nil, errors.New("NEARBY_DATABASE_URL is not set")
	}
	s, err := store.OpenForCommand(c.DatabaseURL)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Categories(ctx)
}

// options understands the flags that hold for every file.
func (c *seedCommand) options(f *usage.Faults) load.Options {
	o := seed.Options{
		Category:    c.Category,
		CategoryMap: c.MapCategory,
		Region:      c.Region(f),
		Map:         c.columns(),
		Where:       c.conditions(f),
		NoHeader:    c.NoHeader,
		NoEntrances: c.NoEntrances,
		NoTimetable: c.NoTimetable,
		Sheet:       c.Sheet,
		Records:     c.Records,
		Format:      usage.Parsed(f, "--format", c.Format, seed.ParseFormat),
		Encoding:    usage.Parsed(f, "--encoding", c.Encoding, text.Parse),
		Order:       usage.Parsed(f, "--order", c.Order, seed.ParseOrder),
		Delimiter:   usage.Parsed(f, "--delimiter", c.Delimiter, csv.ParseDelimiter),
	}
	if c.CRS != "" {
		o.Datum = usage.Parsed(f, "--crs", c.CRS, geo.ParseDatum)
	}
	limit := seed.DefaultLimit
	if c.MaxErrors != "" {
		limit = usage.Parsed(f, "--max-errors", c.MaxErrors, seed.ParseLimit)
	}
	return load.Options{
		Seed: o, Limit: limit, Source: c.Source, Rejects: c.Rejects,
		Prune: c.Prune, Force: c.Force, DryRun: c.DryRun,
	}
}

// conditions are those of --where.
func (c *seedCommand) conditions(f *usage.Faults) (all []seed.Condition) {
	for _, s := range c.Where {
		all = append(all, usage.Parsed(f, "--where", s, seed.ParseCondition))
	}
	return all
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
