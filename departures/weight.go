package departures

import (
	"math"
	"unsafe"

	"nearby/timetable"
)

// About how many bytes things take besides what they are made of.
const (
	entryBytes  = 200 // an entry of the cache
	stringBytes = 16 + 16
)

// weigh is about how many bytes the timetable of a stop takes.
func weigh(all []timetable.Direction) uint32 {
	bytes := uint64(entryBytes)
	for _, d := range all {
		bytes += uint64(unsafe.Sizeof(d))
		for i := range d.Rows {
			r := &d.Rows[i]
			bytes += uint64(unsafe.Sizeof(*r)) + uint64(4*len(r.Clocks)+4*len(r.Sequences)+4*len(r.Starts)+len(r.About))
			for _, trip := range r.Trips {
				bytes += uint64(stringBytes + len(trip))
			}
		}
	}
	return uint32(min(bytes, math.MaxUint32))
}
