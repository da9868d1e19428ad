package page

import (
	"context"
	_ "embed" // the style and script of the board
	"slices"
	"time"

	"nearby/api/lookup"
	"nearby/api/reply"
	"nearby/place"
	"nearby/timetable"
)

//go:embed board.css
var boardStyle string

//go:embed board.js
var boardScript string

// board is what leaves a stop, as its page shows it.
type board struct {
	Words   *reply.BoardWords
	Lines   []boardLine
	Alerts  []string // what the source says now
	EndHere string   // the lines whose last stop this is
	Ended   bool     // there is a timetable, and nothing leaves any more
	Until   string
}

// boardLine is one line towards one headsign.
type boardLine struct {
	Name string
	Note string // that nothing more leaves today
	Next []boardTime
	Day  []boardTime // all of the service day
}

// boardTime is one departure.
type boardTime struct {
	At     string // RFC 3339, of when it is expected
	Clock  string
	About  string // before a time that is an estimate
	Notes  string // last, live, cancelled
	Off    bool
	Counts bool // how soon it leaves may be counted down
}

// reloadAfter is how old a board may get before the page asks for a new one.
const reloadAfter = 2 * time.Minute

// boardOf is the board of a whole stop; nil where nothing is known.
func boardOf(ctx context.Context, words *reply.PageWords, finder lookup.Finder, stop place.Found) (*board, error) {
	all, err := finder.Directions(ctx, stop, "")
	if err != nil || len(all) == 0 {
		return nil, err
	}
	view := &board{
		Words: words.Board, Alerts: alertsOf(words, finder.Alerts(stop, all)),
		Until: finder.Now.Add(reloadAfter).UTC().Format(time.RFC3339),
	}
	var endHere []timetable.Direction
	for _, d := range all {
		name := words.LineAt(stop.Place, d.Line)
		line, leaves := lineOf(words.Board, name, finder, d)
		switch {
		case leaves:
			view.Lines = append(view.Lines, line)
		case d.EndsHere():
			d.Line = name
			endHere = append(endHere, d)
		default:
			view.Ended = true
		}
	}
	view.Ended = view.Ended && len(view.Lines) == 0
	view.EndHere = words.Board.EndHere(endHere)
	return view, nil
}

// lineOf is the line of a direction, by its name for the reader; false where nothing leaves any more.
func lineOf(words *reply.BoardWords, name string, f lookup.Finder, d timetable.Direction) (boardLine, bool) {
	b := d.Board(f.Now, f.Live, lookup.PerDirection)
	if len(b.Next) == 0 {
		return boardLine{}, false
	}
	line := boardLine{Name: words.Towards(name, b.Headsign)}
	if b.Over() || !b.Today {
		line.Note = words.NoMore(b, f.Now)
	}
	for _, leaves := range b.Next {
		t := timeOf(words, leaves)
		t.Counts = line.Note == "" && !t.Off
		line.Next = append(line.Next, t)
	}
	for _, leaves := range d.On(b.First.Day) {
		line.Day = append(line.Day, timeOf(words, leaves))
	}
	return line, true
}

func timeOf(words *reply.BoardWords, d timetable.Departure) boardTime {
	return boardTime{
		At: d.Expected.Format(time.RFC3339), Clock: d.Expected.Format("15:04"),
		About: words.About(d), Notes: words.Notes(d), Off: d.Status == timetable.IsCancelled,
	}
}

// alertsOf are notices in the language of the page, each with all that it says.
func alertsOf(words *reply.PageWords, alerts []timetable.LiveAlert) (texts []string) {
	for _, a := range alerts {
		for _, text := range notEmpty(timetable.InLanguage(a.Header, words.Tag), timetable.InLanguage(a.Text, words.Tag)) {
			if !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	return texts
}
