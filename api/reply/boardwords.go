package reply

import (
	"strings"
	"time"

	"nearby/timetable"
)

// BoardWords are the words of the board on a stop's page.
type BoardWords struct {
	Heading, WholeDay string
	Ended             string // the timetable has ended
	Minutes           string // how soon, with %d
	Soon              string
	Towards           func(line, headsign string) string
	About             func(timetable.Departure) string // before a time that is an estimate
	Notes             func(timetable.Departure) string
	NoMore            func(timetable.Board, time.Time) string // nothing more today
	EndHere           func([]timetable.Direction) string      // they end at the stop; "" for none
}

// asIs names a line that has its name for the reader.
func asIs(line string) string { return line }

// boardWords are those of a language.
func boardWords(p *phrases, heading, minutes string) *BoardWords {
	l := &p.leaving
	return &BoardWords{
		Heading: heading, WholeDay: l.board, Ended: l.noneLeft, Minutes: minutes, Soon: l.soon,
		Towards: l.towards,
		EndHere: func(all []timetable.Direction) string {
			if len(all) == 0 {
				return ""
			}
			return l.endHere(l.all(all, asIs, p.pause))
		},
		About: l.estimate,
		Notes: func(d timetable.Departure) string {
			var notes []string
			switch {
			case d.Status == timetable.IsCancelled:
				notes = append(notes, l.off)
			case d.Status == timetable.Realtime:
				notes = append(notes, l.live)
			}
			if d.Last {
				notes = append(notes, l.last)
			}
			return strings.Join(notes, p.pause)
		},
		NoMore: func(b timetable.Board, now time.Time) string {
			first := (Composer{Now: now}).at(p, b.Next[0])
			if b.Today {
				return l.over(first)
			}
			return l.notToday(first)
		},
	}
}
