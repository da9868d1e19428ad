package page

import (
	"fmt"
	"math"
	"strings"
	"time"

	"nearby/api/link"
	"nearby/api/reply"
	"nearby/geo"
	"nearby/picture/theme"
	"nearby/place"
)

// row is one place as a list shows it.
type row struct {
	Number   int
	Nth      int // on its page, from 1
	ID       int64
	Look     string // of its pin: the classes of its shape and colour
	Shape    int    // the number of that shape
	Photo    string // address of its picture; "" when there is none
	Name     string
	Sells    []string // what makes people choose: stars, price, kind or lines
	Status   string   // open or not; "" when that is not known
	Closed   bool
	Where    string
	Distance string
	Walk     string
	Page     string // its own page; the fragment says how far it is
	Route    string // the way there, in the account's map
	at       geo.WGS84
}

// rows are the places of a page, numbered on from the pages before.
func (p pages) rows(t link.Target, before int, found []place.Found, categories []place.Category) []row {
	words, all := reply.Words(t.In), make([]row, len(found))
	now := p.Now()
	for i, f := range found {
		all[i] = p.row(t, words, f, now)
		all[i].Nth, all[i].Number = i+1, before+i+1
		all[i].Look = look(f.Category, categories)
		all[i].Shape = int(lookOf(f.Category, categories) % theme.Shapes)
	}
	return all
}

func (p pages) row(t link.Target, words *reply.PageWords, f place.Found, now time.Time) row {
	own, _ := p.Links.Place(t.In, f.ID)
	own = pathOf(own)
	if t.ID == 0 { // else it is how far one place is from another
		own += fmt.Sprintf("#%.0f", math.Round(float64(f.Distance)))
	}
	state := f.Open(now)
	return row{
		ID: f.ID, at: f.At, Name: words.PlaceName(f), Sells: sells(words, f.Place),
		Status: words.Status(f.Place, now), Closed: state.Known && !state.Open, Where: words.Listed(f.Address),
		Distance: words.Distance(f.Distance), Walk: words.Minutes(f.Distance),
		Page: own, Route: p.Maps.Route(pin(f.Place)),
	}
}

// Brief is what sells the place, in a line.
func (r row) Brief() string { return strings.Join(r.Sells, " · ") }

// Lines is how many lines of text the row has, so that it has its height before they come.
func (r row) Lines() int {
	n := 1
	if len(r.Sells) > 0 {
		n++
	}
	if r.Status != "" || r.Where != "" {
		n++
	}
	return n
}
