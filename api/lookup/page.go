package lookup

import (
	"cmp"
	"slices"
	"time"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/timetable"
)

// Page is one page of what was found around a place.
type Page struct {
	Want   dialogue.Want
	List   dialogue.List // where the page begins: what a link to it needs
	Number int           // from 1
	Groups []Group       // the one with the nearest place first
	More   bool          // there is another page
	Beyond *place.Found  // when there is nothing: the nearest far off, if any
	NoData bool          // when there is nothing: the data has no place of the wanted kind, for all around
	Age    time.Duration // since the data was last known to be the newest; 0 when it is
	Shut   bool          // there are some, but none that is known to be open when it was asked for
	Unmet  bool          // there are some, but none that is known to have the price or rating asked for
	// Leaving is what can be caught at its stops, by their ids, see WithDepartures.
	Leaving map[int64][]timetable.Departure
	// Instead is what there is without the filter that nothing passes; nil unless Shut or
	// Unmet.
	Instead *Instead
}

// Instead is a page in the place of one without places, and the list after it.
type Instead struct {
	Page Page
	Next dialogue.List
}

// Group is what a page shows of one category or kind or, when Category is empty, of
// everything that has the word.
type Group struct {
	Category place.Category // of a kind: its category under the name of the kind
	Asked    geo.Metres     // the radius looked at first
	Radius   geo.Metres     // the radius looked at last: Asked, or wider
	Count    int            // places within Radius, MaxCount at most; 0 when there is none
	Open     bool           // only places that are known to be open are among them
	AtLeast  bool           // there may be more within Radius than Count
	// Unknown places within Radius have not got the hours, price or rating that was asked
	// for. A filter has passed them over, an order has put them last.
	Unknown int
	Places  []place.Found // those of this page, nearest first
}

// MaxCount is the highest number of places an answer names; beyond it says "999+".
const MaxCount = 999

// Places are all places of the page in the order of their numbers.
func (p Page) Places() []place.Found {
	all := make([]place.Found, 0, p.Len())
	for _, g := range p.Groups {
		all = append(all, g.Places...)
	}
	return all
}

// Len is how many places the page has.
func (p Page) Len() (n int) {
	for _, g := range p.Groups {
		n += len(g.Places)
	}
	return n
}

// Any tells whether one of the places is such.
func (p Page) Any(such func(place.Found) bool) bool {
	return slices.ContainsFunc(p.Groups, func(g Group) bool { return slices.ContainsFunc(g.Places, such) })
}

// orderGroups puts the group with the nearest place first and those without any
// last.
func orderGroups(groups []Group) []Group {
	nearest := func(g Group) geo.Metres {
		if len(g.Places) == 0 {
			return geo.Metres(1e9) // farther than anything on earth
		}
		return g.Places[0].Distance
	}
	return slices.SortedStableFunc(slices.Values(groups), func(a, b Group) int {
		return cmp.Compare(nearest(a), nearest(b))
	})
}
