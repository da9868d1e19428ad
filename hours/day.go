package hours

import (
	"fmt"
	"time"
)

// Day is when the place opens on a day of the week, each time as 10:00–22:00 by the clock
// on the wall, also past midnight: 18:00–02:00. A day without is closed all day. known is
// false where nobody has said.
func (w Week) Day(day time.Weekday) (times []string, known bool) {
	d := w.days[(int(day)+6)%daysOfWeek]
	for _, s := range d.list() {
		times = append(times, ofDay(s.from)+"–"+ofDay(s.to))
	}
	return times, !d.unknown
}

// ofDay is what the clock shows; the end of the day is 24:00.
func ofDay(minute uint16) string {
	if minute > minutesOfDay {
		minute -= minutesOfDay
	}
	return fmt.Sprintf("%02d:%02d", minute/60, minute%60)
}
