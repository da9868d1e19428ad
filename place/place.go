// Package place holds the records that every other package passes along: a
// place, its category, and a place as found from somewhere.
//
// It does no I/O and knows neither the database nor WeChat.
package place

import "nearby/geo"

// Place is one restaurant, transit stop or other point of interest.
// Every text field may be empty except Source, ExternalID, Category and Name.
type Place struct {
	ID         int64  // given by the database; 0 before a place is loaded
	Source     string // the data set it came from
	ExternalID string // unique within Source
	Category   string // slug of its Category
	Name       string // as signed locally, usually Chinese
	NameEN     string
	Kind       string // what it is, in the file's words: 火锅店, cafe, metro
	Kinds      string // the same as slugs of package kind, separated by ";"
	Address    string
	Phone      string
	Lines      string  // the lines that serve a stop, separated by ";"
	Hours      string  // opening hours, as the operator wrote them
	Zone       string  // of its time, an IANA name; "" where it is not known
	Rating     float64 // 0 to 10 in the operator's own scale; 0 means not rated
	Price      string  // per person, as the operator wrote it
	URL        string
	ImageURL   string
	AudioURL   string // an audio guide
	Wheelchair string // yes, limited, no; "" where it is not known
	Status     string // what the file says of its business, in its words; not closed for good
	At         geo.WGS84
}

// Column is one part of what is known of a place, besides which place it is, its
// category and its position.
type Column struct {
	Name     string // in the database
	Searched bool   // a search for a word looks in it; for one in addresses, in the address alone
	// Of points to the field: a *string, or a *float64 of which 0 means unknown.
	Of func(*Place) any
}

// Columns are all of them. Package store makes its statements from this list and
// package cells its rows, so that neither changes when a column is added.
var Columns = []Column{
	{"name", true, func(p *Place) any { return &p.Name }},
	{"name_en", true, func(p *Place) any { return &p.NameEN }},
	{"kind", true, func(p *Place) any { return &p.Kind }},
	{"kinds", false, func(p *Place) any { return &p.Kinds }},
	{"address", false, func(p *Place) any { return &p.Address }},
	{"phone", false, func(p *Place) any { return &p.Phone }},
	{"lines", true, func(p *Place) any { return &p.Lines }},
	{"opening_hours", false, func(p *Place) any { return &p.Hours }},
	{"zone", false, func(p *Place) any { return &p.Zone }},
	{"rating", false, func(p *Place) any { return &p.Rating }},
	{"price", false, func(p *Place) any { return &p.Price }},
	{"url", false, func(p *Place) any { return &p.URL }},
	{"image_url", false, func(p *Place) any { return &p.ImageURL }},
	{"audio_url", false, func(p *Place) any { return &p.AudioURL }},
	{"wheelchair", false, func(p *Place) any { return &p.Wheelchair }},
	{"status", false, func(p *Place) any { return &p.Status }},
}

// Category is a kind of place people can ask for.
type Category struct {
	ID       int16
	Slug     string // its name in commands, files and links: restaurant, transit
	NameZH   string
	NameEN   string
	Aliases  []string // further words that mean it, lower case
	Position int      // its digit in the menu, from 1
}

// Found is a place as seen from where somebody stands.
type Found struct {
	Place
	Distance geo.Metres  // along the ellipsoid
	Bearing  geo.Degrees // initial bearing from the viewer, clockwise from north
	Entrance string      // the nearest way into a station, when Fold found one
	Parts    []Part      // the other places that Fold made one stop of with this one
}

// Part names a place that is part of a stop.
type Part struct{ Source, ExternalID string }
