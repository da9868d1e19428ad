package timetable

import (
	"slices"
	"time"
)

// FreshFor is how old what a source says of now may be.
const FreshFor = 5 * time.Minute

// Live is what a source says of its trips now, as GTFS-Realtime does. [NewLive] and
// [Merge] make one that can be asked; one that is nil says nothing.
type Live struct {
	At     time.Time   `json:"at"` // when the source said it; of several feeds the oldest
	Trips  []LiveTrip  `json:"trips,omitempty"`
	Alerts []LiveAlert `json:"alerts,omitempty"`

	byTrip map[string][]*LiveTrip // those of the timetable
	byStop map[string][]addedCall // those that are not
}

// LiveTrip is one trip on one day.
type LiveTrip struct {
	Trip     string     `json:"trip"`
	Line     string     `json:"line,omitempty"`     // of one that is not in the timetable
	Headsign string     `json:"headsign,omitempty"` // of one that is not in the timetable
	Day      Date       `json:"day,omitempty"`      // of the service; 0 if the feed does not say
	Start    Clock      `json:"start"`              // tells the trips of one frequency apart; Unknown if not said
	State    TripState  `json:"state,omitempty"`
	Calls    []LiveCall `json:"calls,omitempty"`   // in the order of the trip
	Sighted  bool       `json:"sighted,omitempty"` // told by where its vehicle was seen, not by its times
}

// TripState is what becomes of a trip.
type TripState uint8

// The states of a trip.
const (
	Runs      TripState = iota // as planned, but for its times
	Cancelled                  // does not run, and people should know
	Deleted                    // does not run, and is not shown
	Added                      // is not in the timetable
	Replaced                   // runs at the stops it tells of, and no others
)

// LiveCall is what is known of a trip at a stop.
type LiveCall struct {
	Stop     string    `json:"stop,omitempty"`
	Sequence int32     `json:"sequence"`        // stop_sequence; NoSequence if not said
	Time     int64     `json:"time,omitempty"`  // when it leaves, in seconds since 1970; 0 if not said
	Delay    *int32    `json:"delay,omitempty"` // in seconds, negative when early
	State    CallState `json:"state,omitempty"`
}

// NoSequence is the sequence of a call that does not say its own. It comes before all
// that do.
const NoSequence int32 = -1

// CallState is what becomes of a call.
type CallState uint8

// The states of a call.
const (
	Calls   CallState = iota // at the time that is said
	Skipped                  // the trip does not stop there
	NoData                   // nothing is known from here on
)

// addedCall is a call of a trip that is not in the timetable.
type addedCall struct {
	trip *LiveTrip
	call LiveCall
}

// NewLive makes what is said of trips ready to be asked.
func NewLive(at time.Time, trips []LiveTrip, alerts []LiveAlert) *Live {
	l := &Live{
		At: at, Trips: trips, Alerts: alerts,
		byTrip: make(map[string][]*LiveTrip, len(trips)), byStop: make(map[string][]addedCall),
	}
	for i := range l.Trips {
		t := &l.Trips[i]
		if t.State == Added {
			l.add(t)
			continue
		}
		l.byTrip[t.Trip] = append(l.byTrip[t.Trip], t)
	}
	return l
}

// add keeps the calls at which one can board an added trip: all that say when but the last.
func (l *Live) add(t *LiveTrip) {
	for i, c := range t.Calls {
		if i < len(t.Calls)-1 && c.State == Calls && c.Time != 0 {
			l.byStop[c.Stop] = append(l.byStop[c.Stop], addedCall{t, c})
		}
	}
}

// Merge is what the feeds of one source say together, those that are fresh at an
// instant; nil if none is. Where two speak of one trip its times count before where its
// vehicle was seen, and else the first.
func Merge(at time.Time, feeds ...*Live) *Live {
	var alerts []LiveAlert
	oldest := time.Time{}
	feeds = slices.DeleteFunc(slices.Clone(feeds), func(f *Live) bool { return !f.Fresh(at) })
	for _, f := range feeds {
		if oldest.IsZero() || f.At.Before(oldest) {
			oldest = f.At
		}
		alerts = append(alerts, f.Alerts...)
	}
	if oldest.IsZero() {
		return nil
	}
	return NewLive(oldest, together(feeds), alerts)
}

// together are the trips of several feeds, those that are told by their vehicles last.
func together(feeds []*Live) (trips []LiveTrip) {
	known := make(map[liveKey]bool)
	for _, sighted := range []bool{false, true} {
		for _, f := range feeds {
			from := len(trips)
			for _, t := range f.Trips {
				if t.Sighted == sighted && !known[t.key()] {
					trips = append(trips, t)
				}
			}
			for _, t := range trips[from:] { // a feed may say several things of one trip
				known[t.key()] = true
			}
		}
	}
	return trips
}

// Fresh tells whether what the source said is of an instant: neither old nor of a clock
// that runs far ahead.
func (l *Live) Fresh(at time.Time) bool {
	return l != nil && at.Sub(l.At).Abs() <= FreshFor
}

// liveKey tells trips on days apart.
type liveKey struct {
	trip  string
	day   Date
	start Clock
}

func (t *LiveTrip) key() liveKey { return liveKey{t.Trip, t.Day, t.Start} }

// trip is what is said of departure i of a row on a service day; nil if nothing is.
func (l *Live) trip(d *Departures, i int, day Date) *LiveTrip {
	all := l.byTrip[d.Trips[i]]
	at := slices.IndexFunc(all, func(t *LiveTrip) bool {
		return (t.Day == day || t.Day == 0 && l.nearestDay(d, i) == day) && t.is(d, i)
	})
	if d.Trips[i] == "" || at < 0 {
		return nil
	}
	return all[at]
}

// is tells whether a trip is the one of departure i, of those of one frequency.
func (t *LiveTrip) is(d *Departures, i int) bool {
	return d.Starts == nil || d.Starts[i] == Unknown || d.Starts[i] == t.Start
}

// nearestDay is the service day on which departure i is nearest to when the source said
// what it says; of a feed that does not say the day.
func (l *Live) nearestDay(d *Departures, i int) Date {
	nearest, best := Date(0), time.Duration(-1)
	today := DateOf(l.At.In(d.Zone))
	for day := today - 2; day <= today+1; day++ {
		away := d.Clocks[i].On(day, d.Zone).Sub(l.At).Abs()
		if d.Service.Runs(day) && (best < 0 || away < best) {
			nearest, best = day, away
		}
	}
	return nearest
}
