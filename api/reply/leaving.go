package reply

import (
	"strconv"
	"strings"
	"time"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/place"
	"nearby/timetable"
)

// maxDirections is how many lines of departures an answer shows of a stop.
const maxDirections = 10

// boards are the lines of a stop, of each direction one.
func (c Composer) boards(p *phrases, stop lookup.StopBoard, asked dialogue.Asked, most int) []string {
	line := func(line string) string { return lineAt(p.lineName, stop.Place, line) }
	var all []string
	if stop.Ended {
		all = append(all, p.leaving.noneLeft)
	}
	for i, b := range stop.Boards {
		if i == most {
			return append(all, p.leaving.more(len(stop.Boards)-most))
		}
		all = append(all, plain(p.leaving.towards(line(b.Line), truncate(b.Headsign, p.maxName))+p.leaving.colon+c.board(p, b, asked)))
	}
	if len(stop.EndHere) > 0 {
		all = append(all, plain(truncate(p.leaving.endHere(p.leaving.all(stop.EndHere, line, p.pause)), maxFact)))
	}
	return all
}

// all are directions in a row, by the names that line gives their lines.
func (l *leavingPhrases) all(directions []timetable.Direction, line func(string) string, pause string) string {
	names := make([]string, len(directions))
	for i, d := range directions {
		names[i] = l.towards(line(d.Line), d.Headsign)
	}
	return strings.Join(names, pause)
}

// board is what is said of a direction.
func (c Composer) board(p *phrases, b timetable.Board, asked dialogue.Asked) string {
	l := &p.leaving
	first := c.at(p, b.Next[0]) + p.ifOff(b.Next[0])
	if asked.Which == dialogue.TheLast {
		if said := c.theLast(p, b, asked, first); said != "" {
			return said
		}
	}
	switch {
	case !b.Today && asked.Ahead == 0 && asked.Weekday == 0:
		return l.notToday(first)
	case !b.Today:
		return l.notThatDay(first)
	case b.Over() && asked.Which != dialogue.TheFirst:
		return l.over(first)
	case asked.Which == dialogue.TheFirst && b.Planned():
		return l.firstAt(c.asSaid(p, b.First))
	}
	times := make([]string, len(b.Next))
	var before time.Time
	for i, d := range b.Next {
		times[i] = c.onBoard(p, d, before)
		before = d.Expected
	}
	said := strings.Join(times, p.comma)
	if shortest, longest := b.Gaps(); asked.Which == dialogue.HowOften && longest > 0 {
		said = l.every(minutesOf(shortest), minutesOf(longest)) + said
	}
	if !b.Planned() {
		return said
	}
	return said + l.ends(l.estimate(b.First)+clock(b.First.Scheduled), l.estimate(b.Last)+clock(b.Last.Scheduled))
}

// theLast is said to who asks for the last departure; "" where there is none to speak of.
// first is the next that leaves.
func (c Composer) theLast(p *phrases, b timetable.Board, asked dialogue.Asked, first string) string {
	switch over := b.Over(); {
	case !b.Gone.Expected.IsZero():
		return c.lastTonight(p, b, first)
	case !b.Today, over && (asked.After > 0 || b.LastRuns.Expected.IsZero()):
		return ""
	case over:
		return c.lastGone(p, b.LastRuns, first)
	case b.Planned():
		return c.last(p, b)
	}
	return ""
}

// lastGone is the last of a service day that nobody can catch any more, and the first of
// the next: it has gone, or it leaves before somebody can have walked there.
func (c Composer) lastGone(p *phrases, last timetable.Departure, first string) string {
	when := p.leaving.estimate(last) + clock(last.Expected)
	if last.Expected.After(c.Now) {
		return p.leaving.lastMissed(when, first)
	}
	return p.leaving.lastGone(when, first)
}

// lastTonight is said in the night to who asks for the last: that of the service day that
// has ended, what comes next, and the last of the day that has begun.
func (c Composer) lastTonight(p *phrases, b timetable.Board, first string) string {
	said := c.lastGone(p, b.Gone, first)
	if last := b.Last.Scheduled; last.IsZero() || b.Last.Day != timetable.DateOf(c.Now.In(last.Location())) {
		return said
	}
	return said + p.leaving.thenLast(c.asSaid(p, b.Last))
}

// minutesOf is a wait in whole minutes, one at least.
func minutesOf(d time.Duration) int { return max(1, int(d.Round(time.Minute)/time.Minute)) }

// span is a number or, if the other is larger, a range.
func span(least, most int) string {
	if least == most {
		return strconv.Itoa(least)
	}
	return strconv.Itoa(least) + "–" + strconv.Itoa(most)
}

// last is the last departure of the day and, where that is cancelled, the last that runs.
func (c Composer) last(p *phrases, b timetable.Board) string {
	last := p.leaving.lastAt(c.asSaid(p, b.Last))
	if b.Last.Status == timetable.IsCancelled && !b.LastRuns.Scheduled.IsZero() {
		last += p.leaving.lastThatRuns(c.asSaid(p, b.LastRuns))
	}
	return last
}

// asSaid is when a departure is expected, and what its source says of it.
func (c Composer) asSaid(p *phrases, d timetable.Departure) string {
	said := p.ifOff(d)
	if d.Status == timetable.Realtime {
		said = p.aside([]string{p.leaving.live})
	}
	return c.at(p, d) + said
}

// at is when a departure leaves: on which day, unless it is today, and about when.
func (c Composer) at(p *phrases, d timetable.Departure) string {
	when, at := c.onDay(p, d.Expected), clock(d.Expected)
	return strings.TrimSuffix(when, at) + p.leaving.estimate(d) + at
}

// ifOff marks a departure that is known to be cancelled.
func (p *phrases) ifOff(d timetable.Departure) string {
	if d.Status != timetable.IsCancelled {
		return ""
	}
	return p.aside([]string{p.leaving.off})
}

// estimate is what stands before a time that is one.
func (l *leavingPhrases) estimate(d timetable.Departure) string {
	if d.About {
		return l.about
	}
	return ""
}

// onBoard is a departure on a board, behind another or as the first: its clock time, on
// which day unless the one before says it and, of the first, how soon that is.
func (c Composer) onBoard(p *phrases, d timetable.Departure, before time.Time) string {
	l := &p.leaving
	when, first := c.at(p, d), before.IsZero()
	if !first && timetable.DateOf(before) == timetable.DateOf(d.Expected) {
		when = l.estimate(d) + clock(d.Expected)
	}
	var notes []string
	if soon := c.soon(p, d.Expected); first && soon != "" && d.Status != timetable.IsCancelled {
		notes = append(notes, soon)
	}
	switch {
	case d.Status == timetable.IsCancelled:
		notes = append(notes, l.off)
	case d.Status == timetable.Realtime:
		notes = append(notes, l.live)
	}
	if d.Last {
		notes = append(notes, l.last)
	}
	return when + p.aside(notes)
}

// aside are notes in brackets.
func (p *phrases) aside(notes []string) string {
	if len(notes) == 0 {
		return ""
	}
	return p.leaving.bracketed(strings.Join(notes, p.pause))
}

// longestCountdown is the wait, in minutes, beyond which the clock says more.
const longestCountdown = 60

// soon is a wait in minutes, "" for one that is long.
func (c Composer) soon(p *phrases, leaves time.Time) string {
	switch minutes := int(leaves.Sub(c.Now) / time.Minute); {
	case minutes < 0 || minutes >= longestCountdown:
		return ""
	case minutes == 0:
		return p.leaving.soon
	default:
		return p.leaving.minutes(minutes)
	}
}

// smallHours end when nobody takes 00:10 for tonight any more.
const smallHours = 4

// onDay is a clock time, with its day unless it is today's or tonight's: at 00:30 that of
// 00:10 is a day ahead.
func (c Composer) onDay(p *phrases, t time.Time) string {
	now := c.Now.In(t.Location())
	noon := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC) }
	days := int(noon(t).Sub(noon(now)) / (24 * time.Hour))
	if days <= 0 || days == 1 && t.Hour() < smallHours && now.Hour() >= smallHours {
		return clock(t)
	}
	return p.leaving.when(t, days)
}

// leavingLines are what can be caught at a stop of a list, as far as there is room: none
// at the highest levels.
func (c Composer) leavingLines(p *phrases, page lookup.Page, f place.Found, level int) []string {
	next := page.Leaving[f.ID]
	switch {
	case level >= maxLevel-2:
		return nil
	case level > 2:
		next = next[:min(1, len(next))]
	}
	lines := make([]string, len(next))
	for i, d := range next {
		lines[i] = plain(c.inList(p, d, f, level))
	}
	return lines
}

// inList is a departure in a list of stops: 49路 → 汉口路 3 分钟（步行 2 分钟）.
func (c Composer) inList(p *phrases, d timetable.Departure, f place.Found, level int) string {
	l := &p.leaving
	when := c.soon(p, d.Expected)
	var notes []string
	if when == "" {
		when = c.at(p, d)
	} else if when = l.estimate(d) + when; level < 2 && f.Distance >= besideYou {
		notes = append(notes, l.walk(f.Distance.WalkingMinutes()))
	}
	if d.Status == timetable.Realtime && level < 2 {
		notes = append(notes, l.live)
	}
	if d.Last {
		notes = append(notes, l.last)
	}
	return l.towards(lineAt(p.lineName, f.Place, d.Line), truncate(d.Headsign, max(4, p.maxName-level))) + " " + when + p.aside(notes)
}

// below are lines below another.
func below(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return "\n" + strings.Join(lines, "\n")
}
