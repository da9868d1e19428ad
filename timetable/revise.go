package timetable

import (
	"cmp"
	"maps"
	"slices"
)

// Forever is the day until which a timetable runs that does not say when it ends: the last
// of the year 9999.
var Forever = dateOf(9999, 12, 31)

// Always is a service without an end on days of the week.
func Always(days Weekdays) *Service { return &Service{Weekdays: days, To: Forever} }

// Revision counts what became of the rows of a timetable that was loaded anew.
type Revision struct{ Inserted, Updated, Unchanged, Deleted int64 }

// Revise is a timetable of which some rows, by stop, line and headsign on days of the week,
// are said anew. What is said of a stop, a line and a headsign on some day stands in the
// place of all that was said of them on that day. What is not said anew stays, unless only
// is set.
func Revise(before, anew []Departures, only bool) (after []Departures, r Revision) {
	for i := range anew {
		at := slices.IndexFunc(before, func(d Departures) bool { return d.SameRow(&anew[i]) })
		switch {
		case at < 0:
			r.Inserted++
		case slices.Equal(before[at].Clocks, anew[i].Clocks) && slices.Equal(before[at].About, anew[i].About) &&
			before[at].StopName == anew[i].StopName:
			r.Unchanged++
		default:
			r.Updated++
		}
	}
	after = slices.Clone(anew)
	for i := range before {
		d := &before[i]
		same := func(n Departures) bool { return n.SameRow(d) }
		says := func(n Departures) bool { return n.of(d) && n.Service.Weekdays&d.Service.Weekdays != 0 }
		switch {
		case slices.ContainsFunc(anew, same):
		case only || slices.ContainsFunc(anew, says):
			r.Deleted++
		default:
			after = append(after, *d)
		}
	}
	slices.SortStableFunc(after, func(a, b Departures) int {
		return cmp.Or(cmp.Compare(a.Stop, b.Stop), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Headsign, b.Headsign),
			cmp.Compare(a.Service.Weekdays, b.Service.Weekdays))
	})
	return after, r
}

// of tells whether two rows are of one stop, line and headsign.
func (d *Departures) of(other *Departures) bool {
	return d.Stop == other.Stop && d.Line == other.Line && d.Headsign == other.Headsign
}

// SameRow tells whether two rows are of one stop, line, headsign and days of the week.
func (d *Departures) SameRow(other *Departures) bool {
	return d.of(other) && d.Service.Weekdays == other.Service.Weekdays
}

// FeedOf is a timetable of rows without trips.
func FeedOf(zone string, all []Departures) *Feed {
	feed := &Feed{Zone: zone}
	number := make(map[Weekdays]int)
	for i := range all {
		s := all[i].Service
		if _, known := number[s.Weekdays]; !known {
			number[s.Weekdays] = len(feed.Services)
			feed.Services = append(feed.Services, *s)
		}
	}
	feed.Rows = func(yield func(Row) bool) {
		for i := range all {
			d := &all[i]
			row := Row{
				Place: d.Stop, Stop: d.Stop, StopName: d.StopName, Line: d.Line, Headsign: d.Headsign,
				Service: number[d.Service.Weekdays], Clocks: d.Clocks, Trips: d.Trips, About: d.About,
			}
			if !yield(row) {
				return
			}
		}
	}
	return feed
}

// Join adds the departures of another row of the same stop, line, headsign and days. A
// time that one of them says is no estimate.
func (d *Departures) Join(other Departures) {
	exact := make(map[Clock]bool)
	for _, row := range []*Departures{d, &other} {
		for i, c := range row.Clocks {
			exact[c] = exact[c] || !row.about(i)
		}
	}
	d.Clocks = slices.Sorted(maps.Keys(exact))
	d.Trips, d.About = make([]string, len(d.Clocks)), nil
	for i, c := range d.Clocks {
		if !exact[c] && d.About == nil {
			d.About = make([]bool, len(d.Clocks))
		}
		if !exact[c] {
			d.About[i] = true
		}
	}
}
