package seed

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"nearby/geo"
)

// none is the column of a field that the file does not have.
const none = -1

// layout says which column means what.
type layout struct {
	header   []string // as the file writes it; nil without one; own columns, then more
	keys     []string // the same, by headerKey
	width    int      // columns of a row of the file
	column   [numFields]int
	given    [numFields]bool // by --map
	rejects  []int           // columns that an earlier run added to its rejects file
	latFirst bool            // a one-cell location is "lat,lng" for sure
	assumed  assumption
	datum    geo.Datum
	datumWhy string
}

// headerKey is what headers and categories are compared by: NFKC, lower case,
// without spaces, "_", "-" and byte order marks.
func headerKey(s string) string {
	return strings.Map(keyRune, norm.NFKC.String(unguard(s)))
}

// headerKeys are the keys of headers.
func headerKeys(headers []string) []string {
	keys := make([]string, len(headers))
	for i, h := range headers {
		keys[i] = headerKey(h)
	}
	return keys
}

// keyRune drops the characters that headers differ in without meaning it.
func keyRune(r rune) rune {
	switch r {
	case ' ', '\t', '\r', '\n', '_', '-', '\uFEFF':
		return -1
	default:
		return unicode.ToLower(r)
	}
}

// newLayout reads the header, or without one knows only the number of columns.
// Its error holds everything that flags must still say, not just the first.
func newLayout(header []string, width int, o Options, a assumption) (layout, error) {
	l := layout{header: header, keys: headerKeys(header), width: width, assumed: a}
	for f := range l.column {
		l.column[f] = none
	}
	added := headerKeys(rejectHeaders[:])
	for i, key := range l.keys {
		if slices.Contains(added, key) {
			l.rejects = append(l.rejects, i)
		}
	}
	if err := l.mapGiven(o.Map); err != nil {
		return l, err
	}
	l.match()
	return l, errors.Join(l.named(), l.categorised(o), l.locate(o.Datum))
}

// mapGiven takes the columns that --map names.
func (l *layout) mapGiven(given map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(given)) {
		f, err := parseField(name)
		if err != nil {
			return err
		}
		l.given[f] = true
		if given[name] == "" {
			continue
		}
		if l.column[f], err = l.find(name, given[name]); err != nil {
			return err
		}
	}
	return nil
}

// parseField reads the name of a field as --map writes it.
func parseField(name string) (field, error) {
	names := make([]string, numFields)
	for f := range numFields {
		if names[f] = f.String(); names[f] == name {
			return f, nil
		}
	}
	return 0, usagef("--map %s: there is no such field; there are %s",
		name, strings.Join(names, ", "))
}

// find is the column that --map means: a header, else a number from 1. Headers
// come first because files written by pandas have numbers for headers.
func (l *layout) find(name, column string) (int, error) {
	key := headerKey(column)
	if i := slices.Index(l.keys, key); i >= 0 && key != "" {
		if slices.Contains(l.keys[i+1:], key) {
			return none, usagef("--map %s=%s: the header has %q more than once, "+
				"give the column's number", name, column, column)
		}
		return i, nil
	}
	n, err := strconv.Atoi(column)
	switch {
	case err != nil && l.header == nil:
		return none, usagef("--map %s=%s: without a header a column is named by its number, from 1",
			name, column)
	case err != nil:
		return none, usagef("--map %s=%s: there is no such column; the header is %s",
			name, column, l.list())
	case n < 1 || n > max(l.width, len(l.header)):
		return none, usagef("--map %s=%s: the first row has %s", name, column, columns(l.width))
	}
	return n - 1, nil
}

// list is the header, for messages.
func (l *layout) list() string {
	quoted := make([]string, len(l.header))
	for i, h := range l.header {
		quoted[i] = strconv.Quote(brief(h))
	}
	return strings.Join(quoted, ", ")
}

// taken tells whether --map has given column i a meaning, so that its header
// counts no more.
func (l *layout) taken(i int) bool {
	for f := range numFields {
		if l.given[f] && l.column[f] == i {
			return true
		}
	}
	return slices.Contains(l.rejects, i)
}

// match finds the columns of all fields but the coordinates by their headers. Of
// several it takes the one that stands first in the field's keys, then the one
// that stands first in the file.
func (l *layout) match() {
	for f := range numFields {
		if l.given[f] || f == fieldLat || f == fieldLng || f == fieldLocation {
			continue
		}
		for _, key := range fieldTable[f].keys {
			if i := slices.Index(l.keys, key); i >= 0 && !l.taken(i) {
				l.column[f] = i
				break
			}
		}
	}
}

// named tells whether the places have names.
func (l *layout) named() error {
	switch {
	case l.column[fieldName] != none:
		return nil
	case l.header == nil:
		return usagef("say which column holds the names: --map name=NUMBER, as there is no header")
	default:
		return usagef("no column holds the names; the header is %s: say which one with "+
			"--map name=COLUMN, or --no-header if the first line is a place already", l.list())
	}
}

// categorised tells whether the places have categories.
func (l *layout) categorised(o Options) error {
	if l.column[fieldCategory] == none && o.Category == "" {
		return usagef("nothing says what kind of places these are: " +
			"give --category SLUG, or the column with --map category=COLUMN")
	}
	return nil
}
