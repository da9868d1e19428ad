package timetable

import "time"

// Status tells where the time of a departure comes from.
type Status uint8

// The statuses.
const (
	Scheduled   Status = iota // from the timetable
	Realtime                  // from what the source says now
	IsCancelled               // it was planned, and nobody can board
)

// String is the status as nearby departures prints it.
func (s Status) String() string { return [...]string{"scheduled", "realtime", "cancelled"}[s] }

// expect changes a departure by what is said of its trip. sequence is its own, or
// NoSequence.
//
// A call that is told of counts as it is told. Else the delay of the last call before it
// that says one goes on, over skipped stops, until a call says that nothing is known.
// Source: the reference of GTFS-Realtime on StopTimeUpdate.
func (t *LiveTrip) expect(d *Departure, sequence int32) {
	if t.State == Cancelled || t.State == Deleted {
		d.Status = IsCancelled
		return
	}
	var delay *int32
	for _, c := range t.Calls {
		if c.at(d.Stop, sequence) {
			c.apply(d, delay)
			return
		}
		if c.before(sequence) && c.says() {
			delay = c.Delay
		}
	}
	switch {
	case t.State == Replaced:
		d.Status = IsCancelled
	case delay != nil:
		d.Status, d.Expected = Realtime, d.Scheduled.Add(time.Duration(*delay)*time.Second)
	}
}

// at tells whether a call is the one at a stop, by its sequence where both are known.
func (c LiveCall) at(stop string, sequence int32) bool {
	if c.Sequence != NoSequence && sequence != NoSequence {
		return c.Sequence == sequence
	}
	return c.Stop != "" && c.Stop == stop
}

// before tells whether a call is known to be before one of a sequence: what is said of the
// whole trip, without a stop, is before all.
func (c LiveCall) before(sequence int32) bool {
	if c.Sequence == NoSequence {
		return c.Stop == ""
	}
	return c.Sequence < sequence
}

// says tells whether a call says anything of those after it.
func (c LiveCall) says() bool {
	return c.State == NoData || c.State == Calls && (c.Delay != nil || c.Time != 0)
}

// apply changes the departure that a call tells of; before is the delay that goes on to
// it.
func (c LiveCall) apply(d *Departure, before *int32) {
	switch {
	case c.State == Skipped:
		d.Status = IsCancelled
	case c.State == NoData:
	case c.Time != 0:
		d.Status, d.About = Realtime, false
		d.Expected = time.Unix(c.Time, 0).In(d.Scheduled.Location())
	case c.Delay != nil:
		d.Status, d.Expected = Realtime, d.Scheduled.Add(time.Duration(*c.Delay)*time.Second)
	case before != nil:
		d.Status, d.Expected = Realtime, d.Scheduled.Add(time.Duration(*before)*time.Second)
	}
}
