package seed

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"nearby/kind"
	"nearby/seed/fault"
	"nearby/seed/table"
)

// typeColumn is a column whose header nobody knows and whose values are words for what
// places are.
type typeColumn struct {
	at            int
	filled, known int       // rows of the sample: with a value, and of these with a word that is known
	wanted, other int       // of the known: of the category that is wanted, and of anything else
	words         wordCount // the others
}

// Limits of what may be a type: of a column of many or long values the words are an accident.
const (
	longestType = 40 // characters
	mostTypes   = 60
)

// besides are words with which a header is about what is near a place, not about the place.
var besides = []string{"near", "landmark", "parking", "附近", "周边", "周邊", "位于"}

// takeTypes looks in a file whose header names no category for a column that says it by its
// values. It takes the one where all are such words and some say another thing than
// --category, and gives the warning: a pharmacy is no restaurant. One that is less sure
// it only names, see [meaning.warnOfTypes].
func (m *meaning) takeTypes() {
	c := &m.columns
	if i := c.at[fieldCategory]; i != table.None && !c.given[fieldCategory] && len(c.levels) < 2 && m.allFlags(i) {
		c.at[fieldCategory], c.levels = table.None, nil
	}
	if c.header == nil || c.at[fieldCategory] != table.None || c.given[fieldCategory] || c.at[fieldKind] != table.None ||
		m.table.Category != "" || m.matcher.every != "" {
		return
	}
	best := typeColumn{at: table.None}
	for i := range min(c.width, len(c.header)) {
		if of := m.typesIn(i); of.known > best.known {
			best = of
		}
	}
	header := ""
	if best.at != table.None {
		header = c.header[best.at]
	}
	switch {
	case best.at == table.None:
	case 10*best.known >= 9*best.filled && best.wanted > 0 && (best.other > 0 || m.options.Category == ""):
		c.at[fieldCategory], c.levels = best.at, c.levelsWith(best.at)
		c.guess("category", 0, "column %q is taken for the category, as its values are words for what places are; "+
			"--map category= leaves it aside", header)
	case m.options.Category != "" && best.other > best.wanted:
		listed, _, rows := best.words.mostFrequent()
		c.guess("category", rows, "column %q seems to say what the places are, and of %d rows it says something else than %s: %s. "+
			"They are loaded as %[3]s all the same; --map category=%[5]s takes the column's word, --map category= leaves it aside",
			header, rows, m.options.Category, listed, typed(header))
	case m.options.Category == "":
		m.types = header
	}
}

// allFlags tells a column that says yes or no, which says no kind of place: primary, in HERE's
// answers.
func (m *meaning) allFlags(column int) bool {
	some := false
	for _, rec := range m.table.Sample() {
		if column >= m.width || column >= len(rec.Cells) {
			return false
		}
		switch table.Key(rec.Cells[column]) {
		case "":
		case "true", "false":
			some = true
		default:
			return false
		}
	}
	return some
}

// typesIn counts what the first rows say in a column that means nothing else. None of it is
// known unless half of the rows have a value, and half of these are words for what places are.
func (m *meaning) typesIn(column int) typeColumn {
	of := typeColumn{at: column, words: wordCount{}}
	header, c := strings.ToLower(m.header[column]), &m.columns
	if header == "" || c.taken(column) || slices.Contains(c.at[:], column) || strings.Contains(header, "[]") ||
		slices.ContainsFunc(besides, func(word string) bool { return strings.Contains(header, word) }) {
		return typeColumn{}
	}
	rows, values := 0, map[string]class{}
	for _, rec := range m.table.Sample() {
		if rec.Fault != nil || column >= len(rec.Cells) || table.Empty(rec.Cells) {
			continue
		}
		rows++
		value := table.Clean(table.Unguard(rec.Cells[column]))
		if value == "" {
			continue
		}
		if strings.Contains(value, "://") {
			return typeColumn{} // the parts of an address are no words for what it leads to
		}
		says, seen := values[value]
		if !seen {
			says = m.matcher.typeWord(value)
			values[value] = says
		}
		if utf8.RuneCountInString(value) > longestType || len(values) > mostTypes {
			return typeColumn{}
		}
		of.count(value, says, m.options.Category)
	}
	if 2*of.filled < rows || 2*of.known < of.filled {
		return typeColumn{}
	}
	return of
}

func (t *typeColumn) count(value string, says class, wanted string) {
	t.filled++
	switch {
	case says.slug == "" && !says.other:
		return
	case says.slug != "" && (wanted == "" || says.slug == wanted):
		t.wanted++
	default:
		t.other++
		t.words.count(value)
	}
	t.known++
}

// typeWord is what a value says if it is a word for what places are, and nothing for a text
// that only ends with one: Golden Restaurant is a name.
func (m *matcher) typeWord(value string) (c class) {
	all := append([]string{value}, parts(value)...)
	if c.slug = firstOf(m.given, all, nil); c.slug == "" {
		c.slug = firstOf(m.known, all, weak)
	}
	for _, k := range kind.Of(value) {
		if c.slug == "" {
			c.slug = m.ofKind(k)
		}
	}
	c.other = c.slug == "" && isOther(value)
	return c
}

// guess notes what was taken for granted of the columns.
func (c *columns) guess(code string, rows int64, format string, args ...any) {
	c.guesses = append(c.guesses, fault.Warning{Code: code, Rows: rows, Text: fmt.Sprintf(format, args...)})
}
