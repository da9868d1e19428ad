package gtfs

import (
	"cmp"
	"maps"
	"slices"

	"nearby/timetable"
)

// boards gathers what leaves each stop on each line.
type boards struct {
	stops       *stopIndex
	signs       []sign
	trips       *tripIndex
	frequencies map[int][]frequency
	of          map[boardKey]*board
	since       map[sequenced]timetable.Clock // of trips of frequencies, from the start to a call
}

// sequenced is a call of a trip, by the trip's number.
type sequenced struct{ trip, sequence int }

// boardKey is a stop, a line, a headsign and a service, by their numbers.
type boardKey struct{ stop, line, headsign, service int32 }

// board are departures, packed: a clock above, then the number of the trip, whether the
// time is an estimate, and the stop_sequence. Sorted, they are in the order of their clocks.
type board struct{ departures []uint64 }

const (
	clockShift   = 45
	tripShift    = 20
	tripBits     = 1<<(clockShift-tripShift) - 1 // 33 million trips
	aboutBit     = 1 << 19
	sequenceBits = aboutBit - 1
)

// add adds the calls of a trip. Nobody gets on where it ends: there the board notes that,
// by a row without departures.
func (b *boards) add(number int, calls []call) {
	t := b.trips.trips[number]
	if len(calls) == 0 || t.service == missing {
		return
	}
	calls, onwards := scheduled(calls)
	if len(calls) == 0 {
		return
	}
	last := len(calls) - 1
	end := b.trips.names.number(b.signs[calls[last].stop].name)
	first := calls[0].Departure
	boarded := calls
	if !onwards {
		boarded = calls[:last]
	}
	for _, c := range boarded {
		if !c.boarding || c.Departure == timetable.Unknown {
			continue
		}
		on := b.board(boardKey{int32(c.stop), t.line, b.headsign(t, c, end), t.service})
		on.add(number, c, first, b.frequencies[number])
		if b.frequencies[number] != nil && first != timetable.Unknown {
			b.since[sequenced{number, min(c.sequence, sequenceBits)}] = c.Departure - first
		}
	}
	if last > 0 && !onwards {
		b.board(boardKey{int32(calls[last].stop), t.line, b.headsign(t, calls[last-1], end), t.service})
	}
}

// headsign is where a trip says at a stop that it goes: the stop's own word, else the
// trip's, else the name of its last stop.
func (b *boards) headsign(t trip, c call, end int32) int32 {
	switch {
	case c.headsign != missing:
		return c.headsign
	case b.trips.names.texts[t.headsign] != "":
		return t.headsign
	default:
		return end
	}
}

func (b *boards) board(key boardKey) *board {
	on := b.of[key]
	if on == nil {
		on = new(board)
		b.of[key] = on
	}
	return on
}

// add adds one departure, or with frequencies each of theirs: of stop_times.txt only the
// time since the first stop counts then.
func (on *board) add(trip int, c call, first timetable.Clock, of []frequency) {
	if of == nil {
		on.put(c.Departure, c.Estimated, trip, c.sequence)
		return
	}
	if first == timetable.Unknown {
		return
	}
	for _, f := range of {
		for leaves := f.start; leaves < f.end; leaves += f.headway {
			on.put(leaves+c.Departure-first, c.Estimated || !f.exact, trip, c.sequence)
		}
	}
}

// put packs a departure; one before the service day begins would be a fault of the feed.
func (on *board) put(c timetable.Clock, about bool, trip, sequence int) {
	if c < 0 {
		return
	}
	packed := uint64(c)<<clockShift | uint64(trip)<<tripShift | uint64(max(0, min(sequence, sequenceBits)))
	if about {
		packed |= aboutBit
	}
	on.departures = append(on.departures, packed)
}

// inOrder are the departures by time, each vehicle of a second once: the rows are read more
// than once, and the same each time.
func (on *board) inOrder() []uint64 {
	slices.Sort(on.departures)
	on.departures = slices.CompactFunc(on.departures, sameVehicle)
	return on.departures
}

// sameVehicle tells that two departures are one to whoever waits: a trip may call at a stop
// twice in the same second. Of an estimate and a time that is said, the latter stands first.
func sameVehicle(a, b uint64) bool { return a>>tripShift == b>>tripShift }

// rows are the boards in the order of their stops, lines, headsigns and services.
func (b *boards) rows(yield func(timetable.Row) bool) {
	keys := slices.SortedFunc(maps.Keys(b.of), func(x, y boardKey) int {
		text := b.trips.names.texts
		return cmp.Or(cmp.Compare(x.stop, y.stop), cmp.Compare(text[x.line], text[y.line]),
			cmp.Compare(text[x.headsign], text[y.headsign]), cmp.Compare(x.service, y.service))
	})
	for _, key := range keys {
		if !yield(b.row(key)) {
			return
		}
	}
}

func (b *boards) row(key boardKey) timetable.Row {
	stop, sign := int(key.stop), b.signs[key.stop]
	r := timetable.Row{
		Place: string(b.stops.ids.at(b.stops.place(stop))), Stop: string(b.stops.ids.at(stop)),
		StopName: sign.name, Zone: sign.zone,
		Line: b.trips.names.texts[key.line], Headsign: b.trips.names.texts[key.headsign], Service: int(key.service),
	}
	departures := b.of[key].inOrder()
	r.Clocks, r.Trips = make([]timetable.Clock, 0, len(departures)), make([]string, 0, len(departures))
	for i, packed := range departures {
		clock, trip, sequence := timetable.Clock(packed>>clockShift), int(packed>>tripShift&tripBits), int(packed&sequenceBits)
		r.Clocks = append(r.Clocks, clock)
		r.Trips = append(r.Trips, string(b.trips.ids.at(trip)))
		r.Sequences = append(r.Sequences, int32(sequence))
		if packed&aboutBit != 0 && r.About == nil {
			r.About = make([]bool, len(departures))
		}
		if packed&aboutBit != 0 {
			r.About[i] = true
		}
		since, frequent := b.since[sequenced{trip, sequence}]
		if frequent && r.Starts == nil {
			r.Starts = slices.Repeat([]timetable.Clock{timetable.Unknown}, len(departures))
		}
		if frequent {
			r.Starts[i] = clock - since
		}
	}
	return r
}
