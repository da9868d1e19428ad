package place

import (
	"time"

	"nearby/hours"
)

// Open is whether the place is open at a moment, as its hours say in its own time
// zone. It is not known when they are not understood, or the zone is not known,
// unless the place never closes.
func (p Place) Open(now time.Time) hours.State {
	if p.Hours == "" || now.IsZero() {
		return hours.State{}
	}
	week, err := hours.Parse(p.Hours)
	if err != nil {
		return hours.State{}
	}
	if week.Always() {
		return week.At(now)
	}
	local, ok := hours.In(now, p.Zone)
	if !ok {
		return hours.State{}
	}
	return week.At(local)
}
