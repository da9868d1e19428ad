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
	At         geo.WGS84
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
}
