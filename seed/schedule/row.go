package schedule

import (
	"maps"
	"slices"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/line"
	"nearby/seed/table"
	"nearby/timetable"
)

// Entry is what one row says.
type Entry struct {
	Line, StopID, Stop, Headsign string

	Days    Days
	Clocks  []timetable.Clock // ascending
	About   []bool            // of each, whether it is an estimate, as those of a headway are; nil if none is
	Wrapped bool              // times were taken for those of the next day
}

// The codes of faults of a row.
const (
	NoLine   fault.Code = "no_line"    // no line
	NoStop   fault.Code = "no_stop"    // neither the name nor the id of a stop
	BadDays  fault.Code = "bad_days"   // days that are not understood
	BadTime  fault.Code = "bad_time"   // a time that is not understood
	NoTimes  fault.Code = "no_times"   // nothing says what leaves between the first and the last
	Unserved fault.Code = "no_service" // dashes for times: nobody boards there; such rows are skipped
)

// Read reads a row.
func (c Columns) Read(cells []string) (Entry, *fault.Row) {
	cell := func(f Field) string {
		if c[f] == table.None || c[f] >= len(cells) {
			return ""
		}
		return table.Clean(table.Unguard(cells[c[f]]))
	}
	e := Entry{Line: line.Name(cell(Line)), StopID: cell(StopID), Stop: cell(Stop), Headsign: headsign(cell(Headsign))}
	if e.Line == "" {
		return e, c.fault(Line, NoLine, "the row has no line")
	}
	if e.Stop == "" && e.StopID == "" {
		return e, c.fault(Stop, NoStop, "the row has neither the name of a stop nor its id")
	}
	days, err := ParseDays(cell(DaysField))
	if err != nil {
		return e, c.fault(DaysField, BadDays, err.Error())
	}
	e.Days = days
	if cell(First) == "" && cell(Last) == "" && cell(Times) == "" {
		return e, &fault.Row{Code: Unserved}
	}
	if times := cell(Times); times != "" {
		return e, c.times(&e, times)
	}
	return e, c.headway(&e, cell(First), cell(Last), cell(Headway))
}

// headsign is where something goes, without the words for that: 开往汉口路方向.
func headsign(s string) string {
	for _, before := range []string{"开往", "開往", "去往", "往", "to ", "To ", "towards ", "Towards "} {
		if rest, ok := strings.CutPrefix(s, before); ok && rest != "" {
			s = strings.TrimSpace(rest)
			break
		}
	}
	for _, behind := range []string{"方向", "方面"} {
		if rest, ok := strings.CutSuffix(s, behind); ok && rest != "" {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

// times reads a list of times. One that is there twice is an estimate only if both are.
func (c Columns) times(e *Entry, text string) *fault.Row {
	times, wrapped, err := ParseClocks(text)
	if err != nil {
		return c.fault(Times, BadTime, err.Error())
	}
	estimates := make(map[timetable.Clock]bool)
	for _, t := range times {
		before, known := estimates[t.Clock]
		estimates[t.Clock] = t.About && (before || !known)
	}
	e.Wrapped = wrapped
	for _, clock := range slices.Sorted(maps.Keys(estimates)) {
		e.add(clock, estimates[clock])
	}
	return nil
}

// add adds a time behind the others.
func (e *Entry) add(clock timetable.Clock, about bool) {
	if about && e.About == nil {
		e.About = make([]bool, len(e.Clocks))
	}
	if e.Clocks = append(e.Clocks, clock); e.About != nil {
		e.About = append(e.About, about)
	}
}

// headway works out what leaves between the first and the last, which leaves also where
// the headway does not meet it.
func (c Columns) headway(e *Entry, firstText, lastText, often string) *fault.Row {
	first, err := ParseClock(firstText)
	if err != nil {
		return c.fault(First, BadTime, err.Error())
	}
	last, err := ParseClock(lastText)
	if err != nil {
		return c.fault(Last, BadTime, err.Error())
	}
	if last < first && last+day > first {
		last, e.Wrapped = last+day, true
	}
	if last < first {
		return c.fault(Last, BadTime, "the last leaves before the first")
	}
	if first == last {
		e.Clocks = []timetable.Clock{first}
		return nil
	}
	if often == "" {
		return c.fault(Headway, NoTimes, "the row says the first and the last, but not how often it runs between: fill in a headway (间隔) in minutes, or each time (发车时刻)")
	}
	headway, err := ParseHeadway(often)
	if err != nil {
		return c.fault(Headway, BadTime, err.Error())
	}
	for clock := first; clock < last; clock += headway {
		e.add(clock, clock > first)
	}
	e.add(last, false)
	return nil
}

func (c Columns) fault(f Field, code fault.Code, reason string) *fault.Row {
	return &fault.Row{Column: c[f] + 1, Field: fields[f].name, Code: code, Reason: reason}
}
