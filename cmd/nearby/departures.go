package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"nearby/geo"
	"nearby/place"
	"nearby/realtime"
	"nearby/settings"
	"nearby/store"
	"nearby/timetable"
	"nearby/usage"
	"nearby/words"
)

type departuresCommand struct {
	settings.Database

	Lat   *float64 `help:"Latitude in degrees: the stop that is nearest and has a timetable."`
	Lng   *float64 `help:"Longitude in degrees."`
	CRS   string   `name:"crs" default:"wgs84" help:"Datum of the point: wgs84, gcj02 or bd09."`
	Stop  string   `placeholder:"SOURCE/ID" help:"The stop by its source and external id; a station is all its platforms, a platform itself alone."`
	Line  string   `placeholder:"NAME" help:"Only this line, in any spelling."`
	At    string   `placeholder:"RFC3339" help:"From this instant on (now), such as 2026-01-31T23:50:00+08:00."`
	Limit int      `default:"10" help:"Departures at most, up to 10000."`

	output `set:"json=An array of objects; times with the stop's own offset."`
	settings.Shift
}

// Run prints what leaves a stop next.
func (c *departuresCommand) Run(ctx context.Context, std streams) error {
	var wrong usage.Faults
	at, origin, stop := c.instant(&wrong), c.origin(&wrong), c.stop(&wrong)
	if c.Limit < 1 || c.Limit > store.MaxLimit {
		wrong.Add("--limit", fmt.Errorf("%d is not from 1 to %d", c.Limit, store.MaxLimit))
	}
	s, err := c.Connect(ctx, &wrong)
	if err != nil {
		return err
	}
	defer s.Close()
	leaving, err := []boarding(nil), error(nil)
	if c.Stop != "" {
		leaving, err = boardingAt(ctx, s, []store.StopID{stop})
	} else {
		leaving, err = boardingNear(ctx, s, origin)
	}
	if err != nil {
		return err
	}
	next, err := c.next(ctx, s, leaving, at)
	if err != nil {
		return err
	}
	if c.asJSON() {
		return printJSON(std.out, next)
	}
	return printDepartures(std.out, next)
}

func (c *departuresCommand) instant(wrong *usage.Faults) time.Time {
	if c.At == "" {
		return time.Now()
	}
	return usage.Parsed(wrong, "--at", c.At, func(s string) (time.Time, error) { return time.Parse(time.RFC3339, s) })
}

// origin is the point, where no stop is named.
func (c *departuresCommand) origin(wrong *usage.Faults) geo.WGS84 {
	datum := usage.Parsed(wrong, "--crs", c.CRS, geo.ParseDatum)
	region := c.Region(wrong)
	switch {
	case c.Stop != "" && (c.Lat != nil || c.Lng != nil):
		wrong.Add("--stop", errors.New("leave it out, or --lat and --lng"))
	case c.Stop == "" && (c.Lat == nil || c.Lng == nil):
		wrong.Add("--lat, --lng", errors.New("say where, or name a stop with --stop SOURCE/ID"))
	case c.Stop == "":
		wrong.Add("--lat, --lng", geo.Check(*c.Lat, *c.Lng))
		return datum.WGS84(*c.Lat, *c.Lng, region)
	}
	return geo.WGS84{}
}

// stop is the one that is named. An id may hold a slash, a source as well: the first one
// is taken that leaves neither empty.
func (c *departuresCommand) stop(wrong *usage.Faults) store.StopID {
	source, id, found := strings.Cut(c.Stop, "/")
	if c.Stop != "" && (!found || source == "" || id == "") {
		wrong.Add("--stop", fmt.Errorf("%q is no SOURCE/ID, such as metro/1234", c.Stop))
	}
	return store.StopID{Source: source, ID: id}
}

// boarding is what leaves a stop of a source on any day.
type boarding struct {
	source string
	all    []timetable.Departures
}

// boardingAt is what leaves stops that people take for one.
func boardingAt(ctx context.Context, s *store.Store, stops []store.StopID) ([]boarding, error) {
	of, err := s.Departures(ctx, stops)
	if err != nil {
		return nil, err
	}
	var leaving []boarding
	for i, stop := range stops {
		if len(of[i]) > 0 {
			leaving = append(leaving, boarding{stop.Source, of[i]})
		}
	}
	return leaving, nil
}

// boardingNear is what leaves the stop that is nearest and has a timetable.
func boardingNear(ctx context.Context, s *store.Store, origin geo.WGS84) ([]boarding, error) {
	const farthest geo.Metres = 10_000
	found, _, err := s.Nearby(ctx, store.Query{Origin: origin, Radius: farthest, Categories: []string{place.Transit}}, 500)
	for err == nil && len(found) > 0 {
		first := found[0]
		same := func(f place.Found) bool { return len(place.Fold([]place.Found{first, f})) == 1 }
		var stops []store.StopID
		for _, f := range found {
			if same(f) {
				stops = append(stops, store.StopID{Source: f.Source, ID: f.ExternalID})
			}
		}
		leaving, failed := boardingAt(ctx, s, stops)
		if failed != nil || len(leaving) > 0 {
			return leaving, failed
		}
		found = slices.DeleteFunc(found, same)
	}
	return nil, err
}

// departureJSON is one departure, as --json prints it.
type departureJSON struct {
	Source      string `json:"source"`
	Stop        string `json:"stop"`
	StopName    string `json:"stop_name"`
	Line        string `json:"line"`
	Headsign    string `json:"headsign"`
	Trip        string `json:"trip"`
	Scheduled   string `json:"scheduled"`
	Expected    string `json:"expected"`
	Status      string `json:"status"`
	Approximate bool   `json:"approximate"`
	First       bool   `json:"first"`
	Last        bool   `json:"last"`

	leaves time.Time
}

// next are the first departures of all, by expected time, line and trip.
func (c *departuresCommand) next(
	ctx context.Context, s *store.Store, leaving []boarding, at time.Time,
) ([]departureJSON, error) {
	line, all := words.ParseLine(c.Line), []departureJSON{}
	for _, b := range leaving {
		rows := slices.DeleteFunc(b.all, func(d timetable.Departures) bool {
			return c.Line != "" && d.Line != c.Line && !line.Is(words.ParseLine(d.Line))
		})
		live, err := realtime.Latest(ctx, s, b.source, time.Now(), at)
		if err != nil {
			return nil, err
		}
		for _, d := range live.Next(rows, at, c.Limit) {
			all = append(all, departureOf(b.source, d))
		}
	}
	slices.SortStableFunc(all, func(a, b departureJSON) int {
		return cmp.Or(a.leaves.Compare(b.leaves), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Trip, b.Trip))
	})
	return all[:min(len(all), c.Limit)], nil
}

func departureOf(source string, d timetable.Departure) departureJSON {
	return departureJSON{
		Source: source, Stop: d.Stop, StopName: d.StopName, Line: d.Line, Headsign: d.Headsign, Trip: d.Trip,
		Scheduled: d.Scheduled.Format(time.RFC3339), Expected: d.Expected.Format(time.RFC3339), Status: d.Status.String(),
		Approximate: d.About, First: d.First, Last: d.Last, leaves: d.Expected,
	}
}

func printDepartures(w io.Writer, next []departureJSON) error {
	if len(next) == 0 {
		_, err := fmt.Fprintln(w, "nothing leaves: there is no timetable, or it has ended")
		return err
	}
	for _, d := range next {
		about, last := " ", ""
		if d.Approximate {
			about = "~"
		}
		if d.Last {
			last = "  (last)"
		}
		if d.Status != timetable.Scheduled.String() {
			last += "  " + d.Status
		}
		_, err := fmt.Fprintf(w, "%s%s  %s → %s  %s%s\n", about, d.leaves.Format("Mon 2006-01-02 15:04:05"), d.Line, d.Headsign, d.StopName, last)
		if err != nil {
			return err
		}
	}
	return nil
}
