package place

import (
	"time"

	"nearby/hours"
)

// Open is whether the place is open at a moment, as its hours say in its own time
// zone. It is not known when they are not understood, or the zone is not known,
// unless the place never closes.
func (p Place) Open(now time.Time) hours.State {
	return p.open(now, func(local time.Time) time.Time { return local })
}

// OpenAt is whether the place is open when its clocks show so many minutes of a day
// next after a moment: today or, when that has passed, tomorrow.
func (p Place) OpenAt(now time.Time, minutes int) hours.State {
	return p.open(now, func(local time.Time) time.Time {
		at := func(days int) time.Time {
			return time.Date(local.Year(), local.Month(), local.Day()+days, minutes/60, minutes%60, 0, 0, local.Location())
		}
		if today := at(0); !today.Before(local) {
			return today
		}
		return at(1)
	})
}

// open is whether the place is open at a moment that is told by its own clock.
func (p Place) open(now time.Time, moment func(local time.Time) time.Time) hours.State {
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
	return week.At(moment(local))
}
