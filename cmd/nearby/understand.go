package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"nearby/api/dialogue"
	"nearby/category"
	"nearby/gazetteer"
	"nearby/geo"
	"nearby/settings"
	"nearby/store"
	"nearby/usage"
)

type understandCommand struct {
	settings.Database

	Text string   `arg:"" help:"What somebody types."`
	Lat  *float64 `help:"Latitude of the person in degrees, WGS-84: tells places of one name apart."`
	Lng  *float64 `help:"Longitude."`

	output `set:"json=An object; empty fields are left out."`
}

// Run prints what a text is taken for, without a conversation.
func (c *understandCommand) Run(ctx context.Context, std streams) error {
	var wrong usage.Faults
	var here *geo.WGS84
	switch {
	case (c.Lat == nil) != (c.Lng == nil):
		wrong.Add("--lat, --lng", fmt.Errorf("one goes with the other"))
	case c.Lat != nil:
		wrong.Add("--lat, --lng", geo.Check(*c.Lat, *c.Lng))
		here = &geo.WGS84{Lat: *c.Lat, Lng: *c.Lng}
	}
	s, err := c.Connect(ctx, &wrong)
	if err != nil {
		return err
	}
	defer s.Close()
	names := gazetteer.Follow(s, store.NewWatcher(s, time.Now))
	if err := names.Refresh(ctx); err != nil {
		return err
	}
	categories, err := s.Categories(ctx)
	if err != nil {
		return err
	}
	talk := dialogue.Dialogue{Names: names.Latest().Name}
	for _, known := range categories {
		talk.Choices = append(talk.Choices, category.Choice(known))
	}
	return understood(talk.Understand(c.Text), names.Latest(), here).print(std.out, c.asJSON())
}

// understanding is a meaning as it is printed.
type understanding struct {
	Intent    dialogue.Intent  `json:"intent"`
	Category  string           `json:"category,omitempty"`
	Kind      string           `json:"kind,omitempty"`
	Word      string           `json:"word,omitempty"`
	Guess     string           `json:"guess,omitempty"` // what the word is taken for where no name has it
	Line      string           `json:"line,omitempty"`
	Near      *namedPoint      `json:"near,omitempty"`
	Radius    geo.Metres       `json:"radius,omitempty"`
	Beyond    geo.Metres       `json:"beyond,omitempty"`
	Open      bool             `json:"open,omitempty"`
	OpenAt    string           `json:"open_at,omitempty"`
	AllDay    bool             `json:"all_day,omitempty"`
	PriceMax  float64          `json:"price_max,omitempty"`
	PriceMin  float64          `json:"price_min,omitempty"`
	RatingMin float64          `json:"rating_min,omitempty"`
	Without   []string         `json:"without,omitempty"`
	Untold    string           `json:"untold,omitempty"`
	Order     dialogue.Order   `json:"order,omitempty"`
	Command   dialogue.Command `json:"command,omitempty"`
	Which     dialogue.Which   `json:"which,omitempty"`
	To        string           `json:"to,omitempty"`
	After     string           `json:"after,omitempty"`
	Ahead     int              `json:"days_ahead,omitempty"`
	Weekday   string           `json:"weekday,omitempty"`
	Anything  bool             `json:"anything,omitempty"`
	Number    int              `json:"number,omitempty"`
	Topic     dialogue.Topic   `json:"topic,omitempty"`
	Language  string           `json:"language,omitempty"`
}

// namedPoint is a place by its name, with its point where that is known.
type namedPoint struct {
	Name string   `json:"name"`
	Lat  *float64 `json:"lat,omitempty"`
	Lng  *float64 `json:"lng,omitempty"`
}

func understood(m dialogue.Meaning, names *gazetteer.Gazetteer, here *geo.WGS84) understanding {
	w := m.Want
	u := understanding{
		Intent: m.Intent, Category: w.Category, Kind: strings.Trim(string(w.Kind)+";"+w.Also, ";"), Word: w.Word, Line: w.Line, Radius: w.Radius,
		Open: w.OpenNow, AllDay: w.AllDay, PriceMax: w.PriceMax, PriceMin: w.PriceMin, RatingMin: w.RatingMin,
		Order: w.Order, Command: m.Command, Number: m.Number, Topic: m.Topic,
		Beyond: w.Beyond, Without: w.Without.All(), Untold: w.Untold, Anything: m.Anything,
		Which: m.Asked.Which, To: m.Asked.To, Ahead: m.Asked.Ahead,
	}
	u.Guess = cmp.Or(w.Guess.Chain, string(w.Guess.Kind), w.Guess.Category)
	if w.OpenAt != 0 {
		u.OpenAt = w.OpenAt.String()
	}
	if m.Asked.After != 0 {
		u.After = m.Asked.After.String()
	}
	if m.Asked.Weekday != 0 {
		u.Weekday = time.Weekday(m.Asked.Weekday - 1).String()
	}
	if m.LanguageKnown {
		u.Language = m.Language.String()
	}
	if w.Near != "" {
		u.Near = &namedPoint{Name: w.Near}
		if p, found, ambiguous := names.Find(w.Near, here); found && !ambiguous {
			u.Near.Lat, u.Near.Lng = &p.At.Lat, &p.At.Lng
		}
	}
	return u
}

// print writes an object, or the parts that are set, one a line.
func (u understanding) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return printJSON(w, u)
	}
	near := ""
	if u.Near != nil {
		near = u.Near.Name
	}
	for _, part := range []struct {
		name  string
		value any
	}{
		{"intent", u.Intent},
		{"command", u.Command},
		{"number", u.Number},
		{"topic", u.Topic},
		{"category", u.Category},
		{"kind", u.Kind},
		{"word", u.Word},
		{"guess", u.Guess},
		{"line", u.Line},
		{"near", near},
		{"radius", float64(u.Radius)},
		{"beyond", float64(u.Beyond)},
		{"open", u.Open},
		{"open at", u.OpenAt},
		{"all day", u.AllDay},
		{"price to", u.PriceMax},
		{"price from", u.PriceMin},
		{"rating from", u.RatingMin},
		{"without", strings.Join(u.Without, ", ")},
		{"untold", u.Untold},
		{"order", u.Order},
		{"anything", u.Anything},
		{"which", u.Which},
		{"to", u.To},
		{"after", u.After},
		{"days ahead", u.Ahead},
		{"weekday", u.Weekday},
		{"language", u.Language},
	} {
		if text := fmt.Sprint(part.value); text != "" && text != "0" && text != "false" {
			fmt.Fprintf(w, "%-12s %s\n", part.name, text)
		}
	}
	return nil
}
