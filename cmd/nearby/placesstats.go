package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"nearby/settings"
	"nearby/store"
	"nearby/usage"
)

type placesStats struct {
	output `set:"json=One object; times in UTC."`
	Out    string `placeholder:"FILE.png" help:"Also draw where the places are: a PNG or, with that ending, an SVG."`
	Lang   string `enum:"en,zh" default:"en" help:"The language of that map, en or zh; zh needs an SVG."`
}

// Run counts, prints and draws.
func (c *placesStats) Run(ctx context.Context, database *settings.Database, std streams) error {
	return database.With(ctx, func(s *store.Store) error {
		sources, categories, total, err := s.Stats(ctx)
		if err != nil {
			return err
		}
		timetabled, err := s.Timetabled(ctx)
		if err != nil {
			return err
		}
		if c.Out != "" {
			if err := c.draw(ctx, s); err != nil {
				return err
			}
		}
		if c.asJSON() {
			return printJSON(std.out, statsJSON{asGroup("", total), asGroups(sources), asGroups(categories), asTimetables(timetabled)})
		}
		if err := printStats(std.out, sources, categories, total); err != nil {
			return err
		}
		return printTimetables(std.out, timetabled)
	})
}

// draw makes the map.
func (c *placesStats) draw(ctx context.Context, s *store.Store) error {
	asSVG := strings.EqualFold(filepath.Ext(c.Out), ".svg")
	if c.Lang == "zh" && !asSVG {
		return usage.Errorf("--lang=zh: a PNG has Latin letters alone; let --out=%s end in .svg", c.Out)
	}
	m, err := coverage(ctx, s, c.Lang == "zh")
	if err != nil {
		return err
	}
	file := m.PNG
	if asSVG {
		file = m.SVG
	}
	picture, err := file()
	if err != nil {
		return err
	}
	return writeFile(c.Out, picture, os.O_TRUNC)
}

// groupJSON is a group of places as --json prints it.
type groupJSON struct {
	Name    string           `json:"name,omitempty"`
	Places  int64            `json:"places"`
	LeftOut int64            `json:"left_out"`
	Oldest  time.Time        `json:"oldest,omitzero"`
	Newest  time.Time        `json:"newest,omitzero"`
	Changed map[string]int64 `json:"changed"` // in the last so many days, and before
	Missing store.Missing    `json:"missing"`
}

type statsJSON struct {
	groupJSON

	Sources    []groupJSON `json:"sources"`
	Categories []groupJSON `json:"categories"`

	Timetables []timetableJSON `json:"timetables"` // of the sources that have stops
}

// timetableJSON is how many stops of a source have a timetable, as --json prints it.
type timetableJSON struct {
	Source  string `json:"source"`
	With    int64  `json:"stops_with"`
	Without int64  `json:"stops_without"`
	EndsOn  string `json:"ends_on,omitempty"` // the last day; left out without a timetable or an end
}

func asTimetables(all []store.Timetabled) []timetableJSON {
	timetables := make([]timetableJSON, len(all))
	for i, t := range all {
		timetables[i] = timetableJSON{Source: t.Source, With: t.With, Without: t.Without}
		if t.EndsOn != nil {
			timetables[i].EndsOn = t.EndsOn.Format(time.DateOnly)
		}
	}
	return timetables
}

// endSoon is when the end of a timetable is worth a word.
const endSoon = 14 * 24 * time.Hour

// printTimetables prints how many stops have a timetable, and when it ends.
func printTimetables(w io.Writer, all []store.Timetabled) error {
	if len(all) == 0 {
		return nil
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\nstops with and without a timetable")
	fmt.Fprintln(table, "with\twithout\tends\t  of")
	for _, t := range all {
		ends := "-"
		switch {
		case t.EndsOn == nil:
		case time.Until(t.EndsOn.AddDate(0, 0, 1)) < 0:
			ends = "ended " + t.EndsOn.Format(time.DateOnly)
		case time.Until(*t.EndsOn) < endSoon:
			ends = "soon, " + t.EndsOn.Format(time.DateOnly)
		default:
			ends = t.EndsOn.Format(time.DateOnly)
		}
		fmt.Fprintf(table, "%d	%d	%s	  source %s\n", t.With, t.Without, ends, t.Source)
	}
	return table.Flush()
}

func asGroups(all []store.Stats) []groupJSON {
	groups := make([]groupJSON, len(all))
	for i, s := range all {
		groups[i] = asGroup(s.Source+s.Category, s) // one of them is empty
	}
	return groups
}

func asGroup(name string, s store.Stats) groupJSON {
	return groupJSON{
		Name: name, Places: s.Places, LeftOut: s.LeftOut,
		Oldest: s.Oldest.UTC(), Newest: s.Newest.UTC(),
		Changed: map[string]int64{"30d": s.Month, "90d": s.Quarter, "365d": s.Year, "older": s.Places - s.Year},
		Missing: s.Missing,
	}
}

// printStats prints a table of how many and how old, and one of what is missing.
// The names stand last, as nobody knows how wide a terminal draws them.
func printStats(w io.Writer, sources, categories []store.Stats, total store.Stats) error {
	if total.Places == 0 {
		_, err := fmt.Fprintln(w, "there are no places yet: load some with nearby seed")
		return err
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	rows := func(row func(store.Stats, string)) {
		row(total, "all")
		for _, s := range sources {
			row(s, "source "+s.Source)
		}
		for _, s := range categories {
			row(s, "category "+s.Category)
		}
	}
	fmt.Fprintln(table, "places\tleft out\tchanged in 30 days\tin 90\tin 365\tbefore\tfirst\tlast\t  of")
	rows(func(s store.Stats, name string) {
		fmt.Fprintf(table, "%d\t%d\t%d\t%d\t%d\t%d\t%s\t%s\t  %s\n", s.Places, s.LeftOut, s.Month, s.Quarter,
			s.Year, s.Places-s.Year, isoDay(s.Oldest), isoDay(s.Newest), name)
	})
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w, "\nhow many have no …")
	fmt.Fprintln(table, "name_en\tkind\taddress\tphone\tlines\topening_hours\trating\tprice\turl\timage_url\taudio_url\twheelchair\tstatus\t  of")
	rows(func(s store.Stats, name string) {
		m := s.Missing
		fmt.Fprintf(table, "%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t  %s\n", m.NameEN, m.Kind, m.Address, m.Phone, m.Lines,
			m.OpeningHours, m.Rating, m.Price, m.URL, m.ImageURL, m.AudioURL,
			m.Wheelchair, m.Status, name)
	})
	return table.Flush()
}

func isoDay(t time.Time) string { return t.Local().Format(time.DateOnly) }
