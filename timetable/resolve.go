package timetable

import (
	"cmp"
	"slices"
	"time"
)

// Call is a trip at a stop, as the timetable has it.
type Call struct {
	Trip, Stop string
	Sequence   int32 // NoSequence if the timetable does not say
	Clock      Clock
	Start      Clock // of a trip of frequencies; else Unknown
}

// Sighting is where a vehicle was, of a trip of which no times are said.
type Sighting struct {
	Trip     LiveTrip // without calls
	Stop     string   // at which it stood, or to which it went
	Sequence int32    // of that; NoSequence if not said
	At       time.Time
}

// Resolver fills in what a feed leaves out by the calls of its trips in the timetable:
// the sequences of stops, and delays where only times are said, so that they go on to
// later stops.
type Resolver struct {
	zone *time.Location // of the timetable
	of   map[string][]Call
}

// NewResolver knows the calls of the trips that a feed speaks of.
func NewResolver(zone *time.Location, calls []Call) *Resolver {
	r := &Resolver{zone, make(map[string][]Call)}
	for _, c := range calls {
		r.of[c.Trip] = append(r.of[c.Trip], c)
	}
	for _, calls := range r.of {
		slices.SortFunc(calls, func(a, b Call) int {
			return cmp.Or(cmp.Compare(a.Sequence, b.Sequence), cmp.Compare(a.Clock, b.Clock))
		})
	}
	return r
}

// Resolve fills in the calls of a trip.
func (r *Resolver) Resolve(t *LiveTrip) {
	after := NoSequence
	for i := range t.Calls {
		c := &t.Calls[i]
		planned, known := r.find(t, c.Stop, c.Sequence, after)
		if !known {
			continue
		}
		c.Sequence, after = planned.Sequence, planned.Sequence
		if c.Time != 0 && c.Delay == nil {
			delay := int32(time.Unix(c.Time, 0).Sub(r.instant(t, planned, time.Unix(c.Time, 0))) / time.Second)
			c.Delay = &delay
		}
	}
}

// Seen makes a trip of a vehicle that was seen: it is as late as the time has passed at
// which it should have left the stop. One that has not left yet is taken to be on time.
func (r *Resolver) Seen(s Sighting) (t LiveTrip, ok bool) {
	t = s.Trip
	planned, known := r.find(&t, s.Stop, s.Sequence, NoSequence)
	if !known {
		return t, false
	}
	delay := int32(max(0, s.At.Sub(r.instant(&t, planned, s.At))/time.Second))
	t.Calls, t.Sighted = []LiveCall{{Stop: planned.Stop, Sequence: planned.Sequence, Delay: &delay}}, true
	return t, true
}

// find is the planned call at a stop, by its sequence where that is said, else the first
// after another.
func (r *Resolver) find(t *LiveTrip, stop string, sequence, after int32) (Call, bool) {
	calls := r.of[t.Trip]
	i := slices.IndexFunc(calls, func(c Call) bool {
		if c.Start != Unknown && c.Start != t.Start {
			return false
		}
		if sequence != NoSequence && c.Sequence != NoSequence {
			return c.Sequence == sequence
		}
		return c.Stop == stop && (c.Sequence > after || c.Sequence == NoSequence)
	})
	if i < 0 {
		return Call{}, false
	}
	return calls[i], true
}

// instant is when a call is planned: on the day of the trip, or if that is not said on
// the one that is nearest to an instant.
func (r *Resolver) instant(t *LiveTrip, c Call, near time.Time) time.Time {
	if t.Day != 0 {
		return c.Clock.On(t.Day, r.zone)
	}
	today := DateOf(near.In(r.zone))
	best := c.Clock.On(today, r.zone)
	for _, day := range []Date{today - 2, today - 1, today + 1} {
		if on := c.Clock.On(day, r.zone); on.Sub(near).Abs() < best.Sub(near).Abs() {
			best = on
		}
	}
	return best
}
