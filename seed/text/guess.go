package text

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"nearby/charset"
	"nearby/seed/fault"
)

// Guess is what a text that does not say its encoding may be in.
type Guess struct {
	readings []charset.Reading // all that are possible, the likeliest first
	known    bool              // the language of the first is that of the file
	damaged  bool              // other lines are UTF-8
	line     int               // the first that is not UTF-8, from 1
}

// Of several readings those are named that have at least half the share of the best,
// and no more than mostReadings.
const mostReadings = 4

// newGuess looks at a text whose byte at bad is not UTF-8. certain tells whether the
// first reading is to be taken.
func newGuess(sample []byte, bad int) (g Guess, certain bool) {
	g = Guess{line: 1 + bytes.Count(sample[:bad], []byte("\n")), damaged: damaged(sample)}
	g.readings, certain = charset.Readings(sample)
	g.readings = slices.DeleteFunc(g.readings, func(r charset.Reading) bool { return len(names(r.Text)) == 0 })
	return g, certain && !g.damaged && len(g.readings) > 0
}

// Unsure is the error of a text whose encoding must be said. It is a [*fault.Usage] as well.
type Unsure struct{ Guess Guess }

// Error is the question which encoding it is.
func (e *Unsure) Error() string { return e.Unwrap().Error() }

// Unwrap is the question as a fault that a flag mends.
func (e *Unsure) Unwrap() error { return e.Guess.Question() }

// Prefer puts the readings in encodings of a language first: what else is known of the
// file tells it.
func (g *Guess) Prefer(of language.Tag) { g.known = charset.Prefer(g.readings, of) }

// likely are the readings to name, the likeliest first.
func (g *Guess) likely() (likely []charset.Reading) {
	for i, r := range g.readings {
		first := i == 0 && g.known
		if (first || r.Share > 0 && 2*r.Share >= g.readings[0].Share) && len(likely) < mostReadings {
			likely = append(likely, r)
		}
	}
	return likely
}

// Question asks which encoding it is, as a [*fault.Usage]: it shows how names would
// read in the likely ones, with the flag that takes each.
func (g *Guess) Question() error {
	var b strings.Builder
	fmt.Fprintf(&b, "the encoding cannot be told: line %d is not valid UTF-8", g.line)
	if g.damaged {
		b.WriteString(", though other lines are: some rows are damaged, or files in several encodings were put together. " +
			"Say --encoding utf-8 to reject those that are not, and load them from the rejects file once they are mended")
		return &fault.Usage{Reason: b.String()}
	}
	likely := g.likely()
	if len(likely) == 0 {
		b.WriteString(", and no other encoding is likely: say which one it is with --encoding NAME, " +
			"--encoding utf-8 to reject the damaged rows, or save the file as UTF-8")
		return &fault.Usage{Reason: b.String()}
	}
	b.WriteString(". Say which of these is right:")
	for _, r := range likely {
		fmt.Fprintf(&b, "\n  --encoding %-12s  %s", r.Encoding, strings.Join(names(r.Text), " · "))
	}
	b.WriteString("\nor another one with --encoding NAME, or save the file as UTF-8")
	return &fault.Usage{Reason: b.String()}
}

// Warning says that the first reading was taken, and what the file would be in the
// next one.
func (g *Guess) Warning() fault.Warning {
	likely := g.likely()
	text := fmt.Sprintf("nothing says the encoding; it was read as %s, in which it holds %s",
		likely[0].Encoding, strings.Join(names(likely[0].Text), " · "))
	if len(likely) > 1 {
		other := likely[1]
		text += fmt.Sprintf("; with --encoding %s that would be %s", other.Encoding, strings.Join(names(other.Text), " · "))
	}
	return fault.Warning{Code: string(fault.Encoding), Text: text}
}

// damaged tells text in UTF-8 with lines that are not: every fourth line beyond ASCII
// at least is UTF-8. A line in another encoding hardly ever happens to be.
func damaged(sample []byte) bool {
	valid, bad := 0, 0
	for line := range bytes.Lines(sample) {
		switch {
		case !utf8.Valid(line):
			bad++
		case utf8.RuneCount(line) < len(line):
			valid++
		}
	}
	return valid > 0 && 3*valid >= bad
}

// names are the first cells of a text with letters that another encoding would write
// in another way, those of the header last.
func names(text string) []string {
	const most, longest = 3, 24
	header, rows, _ := strings.Cut(text, "\n")
	var found []string
	for cell := range strings.FieldsFuncSeq(rows+"\n"+header, func(r rune) bool { return strings.ContainsRune(",;\t|\"\r\n", r) }) {
		cell = strings.TrimSpace(cell)
		ascii := strings.IndexFunc(cell, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
		if ascii || slices.Contains(found, cell) {
			continue
		}
		if runes := []rune(cell); len(runes) > longest {
			cell = string(runes[:longest]) + "…"
		}
		if found = append(found, cell); len(found) == most {
			break
		}
	}
	return found
}
