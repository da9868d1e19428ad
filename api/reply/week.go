package reply

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"nearby/hours"
	"nearby/place"
)

// DayTimes is when a place opens on days with the same hours.
type DayTimes struct {
	Days, Times string
	Today       bool
}

// weekWords are the words of a table of the week.
type weekWords struct {
	Days      [7]string // from Monday
	EveryDay  string
	Through   string // between the first and the last of some days
	ClosedDay string
	AllDay    string
}

// Week is the table of a week in the reader's words, days with the same hours together;
// nil where the hours are not understood.
func (w *PageWords) Week(p place.Place, now time.Time) []DayTimes {
	week, err := hours.Parse(p.Hours)
	if p.Hours == "" || err != nil {
		return nil
	}
	today := -1
	if local, ok := hours.In(now, p.Zone); ok {
		today = (int(local.Weekday()) + 6) % 7
	}
	var all []DayTimes
	for from := 0; from < 7; {
		times, known := w.times(week, from)
		to := from + 1
		for to < 7 {
			same, alike := w.times(week, to)
			if same != times || alike != known {
				break
			}
			to++
		}
		if known {
			all = append(all, DayTimes{w.days(from, to), times, from <= today && today < to})
		}
		from = to
	}
	return all
}

// times are those of a day, from Monday.
func (w *PageWords) times(week hours.Week, day int) (said string, known bool) {
	times, known := week.Day(time.Weekday((day + 1) % 7))
	switch {
	case !known:
		return "", false
	case len(times) == 0:
		return w.week.ClosedDay, true
	case slices.Equal(times, []string{"00:00–24:00"}):
		return w.week.AllDay, true
	}
	return strings.Join(times, "  "), true
}

// days names those from one day to before another.
func (w *PageWords) days(from, to int) string {
	switch to - from {
	case 7:
		return w.week.EveryDay
	case 1:
		return w.week.Days[from]
	}
	return w.week.Days[from] + w.week.Through + w.week.Days[to-1]
}

// code is what maps write for machines.
var code = regexp.MustCompile(`\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|off|sunrise|sunset|dawn|dusk)\b|["\[\]|]`)

// OwnHours are hours that are not understood in the words of the file, where these are
// for people.
func (w *PageWords) OwnHours(p place.Place) string {
	if _, err := hours.Parse(p.Hours); err == nil || code.MatchString(p.Hours) {
		return ""
	}
	return p.Hours
}
