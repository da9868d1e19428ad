package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"nearby/geo"
	"nearby/seed"
	"nearby/store"
)

type seedCommand struct {
	databaseSettings

	Files       []string          `arg:"" name:"file" help:"Files to load; - reads standard input."`
	Source      string            `placeholder:"NAME" help:"Name of the data set (the file's base name)."`
	Category    string            `placeholder:"SLUG" help:"Category of rows of which no column says it."`
	MapCategory map[string]string `mapsep:"," placeholder:"VALUE=SLUG,…" help:"The file's own words for categories."`
	CRS         string            `name:"crs" placeholder:"DATUM" help:"Datum of the coordinates: wgs84, gcj02 or bd09; needed unless a header says it."`
	Format      string            `default:"auto" help:"auto or csv."`
	Map         map[string]string `mapsep:"," placeholder:"FIELD=COLUMN,…" help:"What a column means, by its header or its number from 1."`
	NoHeader    bool              `help:"The first line is a place already."`
	Encoding    string            `default:"auto" help:"auto, utf-8, gb18030 or utf-16."`
	Delimiter   string            `default:"auto" help:"auto, a comma, ;, tab or |."`
	MaxErrors   string            `placeholder:"N|P%" help:"Rejected rows that are still fine (1%, at least 10)."`
	Rejects     string            `placeholder:"FILE" help:"Where rejected rows go (the file's name with .rejects.csv, here)."`
	DryRun      bool              `help:"Do everything, then take it back."`
	Prune       bool              `help:"Delete places of the source that the file no longer has."`
	Output      string            `default:"text" enum:"text,json" help:"Summary as text or json."`
	ShiftRegion string            `env:"NEARBY_SHIFT_REGION" default:"mainland" help:"Where GCJ-02 applies: mainland, rectangle or none."`
}

// Run loads one file after the other, each in a transaction of its own.
func (c *seedCommand) Run(ctx context.Context, std streams) error {
	var wrong faults
	options, limit := c.options(&wrong)
	s := c.open(&wrong)
	if len(c.Files) > 1 && c.Rejects != "" {
		wrong.add("--rejects", errors.New("names one file, but several are loaded: leave it out"))
	}
	if err := wrong.err(); err != nil {
		return err
	}
	defer s.Close()
	categories, err := s.Categories(ctx)
	if err != nil {
		return err
	}
	options.Categories = categories
	var rejected error
	for _, path := range c.Files {
		job := loading{command: c, options: options, limit: limit, store: s, std: std, path: path}
		summary, err := job.run(ctx)
		if err != nil {
			return fileError(path, err)
		}
		if err := c.print(std.out, summary); err != nil {
			return err
		}
		if summary.Rejected > 0 {
			rejected = errRejected
		}
	}
	return rejected
}

// options understands the flags that hold for every file.
func (c *seedCommand) options(f *faults) (seed.Options, seed.Limit) {
	o := seed.Options{
		Category:    c.Category,
		CategoryMap: c.MapCategory,
		Region:      parsed(f, "NEARBY_SHIFT_REGION", c.ShiftRegion, geo.ParseRegion),
		Map:         c.Map,
		NoHeader:    c.NoHeader,
		Format:      parsed(f, "--format", c.Format, seed.ParseFormat),
		Encoding:    parsed(f, "--encoding", c.Encoding, seed.ParseEncoding),
		Delimiter:   parsed(f, "--delimiter", c.Delimiter, seed.ParseDelimiter),
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

// summary is what a load did. Read is the sum of the other counts but deleted.
type summary struct {
	Source     string         `json:"source"`
	Read       int64          `json:"read"`
	Inserted   int64          `json:"inserted"`
	Updated    int64          `json:"updated"`
	Unchanged  int64          `json:"unchanged"`
	Deleted    int64          `json:"deleted"`
	Rejected   int64          `json:"rejected"`
	Duplicates int64          `json:"duplicates"`
	Reasons    map[string]int `json:"reasons"`
	Seconds    float64        `json:"seconds"`
	DryRun     bool           `json:"dry_run,omitempty"`
	Rejects    string         `json:"rejects,omitempty"` // the file with the rejected rows
}

func (s *summary) add(l store.Loaded) {
	s.Inserted, s.Updated, s.Unchanged = l.Inserted, l.Updated, l.Unchanged
	s.Deleted, s.Duplicates = l.Deleted, l.Duplicates
}

func (c *seedCommand) print(w io.Writer, s summary) error {
	if c.Output == "json" {
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(s)
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// String is the summary for people: only what happened.
func (s summary) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d rows read in %.1f s", s.Source, s.Read, s.Seconds)
	if s.DryRun {
		b.WriteString(" (dry run: nothing was kept)")
	}
	b.WriteByte('\n')
	for _, count := range []struct {
		n    int64
		what string
	}{
		{s.Inserted, "inserted"}, {s.Updated, "updated"}, {s.Unchanged, "unchanged"},
		{s.Deleted, "deleted"}, {s.Duplicates, "duplicates, of which the last row counts"},
		{s.Rejected, "rejected"},
	} {
		if count.n > 0 {
			fmt.Fprintf(&b, "%9d %s\n", count.n, count.what)
		}
	}
	for _, code := range sortedKeys(s.Reasons) {
		fmt.Fprintf(&b, "%19d %s\n", s.Reasons[code], code)
	}
	if s.Rejects != "" {
		fmt.Fprintf(&b, "The rejected rows are in %s: mend them there and load that file with the same flags.\n", s.Rejects)
	}
	return b.String()
}

// sourceName is the default source of a file: its base name without endings.
func sourceName(path string) string {
	if path == "-" {
		return "stdin"
	}
	name := strings.TrimSuffix(filepath.Base(path), ".gz")
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// fileError names the file, and keeps apart what a flag mends from what is wrong
// with the file.
func fileError(path string, err error) error {
	err = fmt.Errorf("%s: %w", path, err)
	var usage *seed.UsageError
	if errors.As(err, &usage) {
		return usageError{err}
	}
	return err
}
