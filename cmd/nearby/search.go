package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/category"
	"nearby/geo"
	"nearby/place"
	"nearby/settings"
	"nearby/store"
	"nearby/usage"
)

type searchCommand struct {
	settings.Database

	Lat      float64 `required:"" help:"Latitude in degrees."`
	Lng      float64 `required:"" help:"Longitude in degrees."`
	CRS      string  `name:"crs" default:"wgs84" help:"Datum of the point: wgs84, gcj02 or bd09."`
	Category string  `placeholder:"SLUG" help:"Only this category."`
	Keyword  string  `placeholder:"WORD" help:"Only places of this name, kind or line, or with this address."`
	Radius   float64 `default:"10000" help:"Metres."`
	Limit    int     `default:"10" help:"Places at most, up to 10000."`

	output `set:"json=An array of objects; metres, WGS-84 degrees."`
	settings.Shift
}

// Run prints the nearest places of all categories together, nearest first, as the chat
// would list them.
func (c *searchCommand) Run(ctx context.Context, std streams) error {
	var wrong usage.Faults
	datum := usage.Parsed(&wrong, "--crs", c.CRS, geo.ParseDatum)
	region := c.Region(&wrong)
	wrong.Add("--lat, --lng", geo.Check(c.Lat, c.Lng))
	if c.Limit < 1 || c.Limit > store.MaxLimit {
		wrong.Add("--limit", fmt.Errorf("%d is not from 1 to %d", c.Limit, store.MaxLimit))
	}
	const halfWay = 20_040_000                  // round the earth, in metres
	if !(c.Radius > 0 && c.Radius <= halfWay) { // also NaN
		wrong.Add("--radius", fmt.Errorf("must be more than 0 and at most %d metres", halfWay))
	}
	s, err := c.Connect(ctx, &wrong)
	if err != nil {
		return err
	}
	defer s.Close()
	if c.Category != "" {
		if err := checkCategory(ctx, s, c.Category); err != nil {
			return err
		}
	}
	found, meant, err := c.find(ctx, s, datum.WGS84(c.Lat, c.Lng, region))
	if err != nil {
		return err
	}
	if meant != "" {
		fmt.Fprintf(std.err, "no name has %s: these have %s\n", c.Keyword, meant)
	}
	if c.asJSON() {
		return printJSON(std.out, foundAsJSON(found, time.Now()))
	}
	return printFound(std.out, found)
}

// find finds what a person there would see, stops folded, and what is meant by a keyword
// that no name has.
func (c *searchCommand) find(ctx context.Context, s *store.Store, at geo.WGS84) ([]place.Found, string, error) {
	categories, err := s.Categories(ctx)
	if err != nil {
		return nil, "", err
	}
	finder := lookup.Finder{Search: s, Radii: []geo.Metres{geo.Metres(c.Radius)}, Categories: categories, Now: time.Now()}
	for _, want := range c.wants(categories) {
		found, of, err := finder.Nearest(ctx, dialogue.List{At: at, Want: want}, c.Limit)
		if err != nil || len(found) > 0 {
			return found, of.Meant, err
		}
	}
	return nil, "", nil
}

// wants are what to look for, one after the other: a keyword as a line or a kind when
// it is understood so, then as a word.
func (c *searchCommand) wants(categories []place.Category) []dialogue.Want {
	word := dialogue.Want{Category: c.Category, Word: strings.TrimSpace(c.Keyword)}
	if word.Word == "" {
		return []dialogue.Want{word}
	}
	var talk dialogue.Dialogue
	for _, known := range categories {
		talk.Choices = append(talk.Choices, category.Choice(known))
	}
	understood := talk.Understand(c.Keyword).Want
	isOther := c.Category != "" && c.Category != understood.Category
	if isOther || understood.Near != "" || understood.Line == "" && understood.Kind == "" {
		return []dialogue.Want{word}
	}
	return []dialogue.Want{understood, word}
}

// foundJSON is one place found, as --json prints it.
type foundJSON struct {
	ID         int64   `json:"id"`
	Source     string  `json:"source"`
	ExternalID string  `json:"external_id"`
	Name       string  `json:"name"`
	NameEN     string  `json:"name_en"`
	Category   string  `json:"category"`
	Kind       string  `json:"kind"`
	Kinds      string  `json:"kinds"`
	Distance   metres3 `json:"distance"`
	Bearing    float64 `json:"bearing"`
	Lat        float64 `json:"lat"`
	Lng        float64 `json:"lng"`
	Address    string  `json:"address"`
	Phone      string  `json:"phone"`
	Lines      string  `json:"lines"`
	Hours      string  `json:"opening_hours"`
	Zone       string  `json:"zone"`
	Open       *bool   `json:"open,omitempty"` // left out when it is not known
	Rating     float64 `json:"rating"`
	Price      string  `json:"price"`
	URL        string  `json:"url"`
	ImageURL   string  `json:"image_url"`
	AudioURL   string  `json:"audio_url"`
	Wheelchair string  `json:"wheelchair"`
	Status     string  `json:"status"`
}

// openNow is whether the place is open at a moment; nil when that is not known.
func openNow(p place.Place, now time.Time) *bool {
	s := p.Open(now)
	if !s.Known {
		return nil
	}
	return &s.Open
}

// foundAsJSON are the places as --json prints them.
func foundAsJSON(found []place.Found, now time.Time) []foundJSON {
	all := make([]foundJSON, len(found))
	for i, f := range found {
		all[i] = foundJSON{
			ID: f.ID, Source: f.Source, ExternalID: f.ExternalID,
			Name: f.Name, NameEN: f.NameEN, Category: f.Category,
			Kind: f.Kind, Kinds: f.Kinds,
			Distance: metres3(f.Distance), Bearing: float64(f.Bearing),
			Lat: f.At.Lat, Lng: f.At.Lng,
			Address: f.Address, Phone: f.Phone, Lines: f.Lines, Hours: f.Hours,
			Zone: f.Zone, Open: openNow(f.Place, now),
			Rating: f.Rating, Price: f.Price,
			URL: f.URL, ImageURL: f.ImageURL, AudioURL: f.AudioURL,
			Wheelchair: f.Wheelchair, Status: f.Status,
		}
	}
	return all
}

func printFound(w io.Writer, found []place.Found) error {
	if len(found) == 0 {
		_, err := fmt.Fprintln(w, "nothing found")
		return err
	}
	for i, f := range found {
		wind := f.Bearing.Wind()
		_, err := fmt.Fprintf(w, "%3d  %8s %s%-2s  %-10s  %s  %s\n", i+1,
			f.Distance, wind.Arrow(), wind, f.Category, f.Name, cmp.Or(f.Lines, f.Address))
		if err != nil {
			return err
		}
	}
	return nil
}
