package store

import (
	"embed"
	"fmt"
	"strings"

	"nearby/place"
)

//go:embed sql
var files embed.FS

// statement is a file of sql/, with the columns of places where it says so:
//
//	{columns}, {p.columns}  the content of a place, of the table or alias p
//	{p.shown}               the same as readers see it: with the lines of hidden duplicates
//	{searched}              the words of p, each column in a line
//	{matches}               whether p matches a search for a word, see matches.sql
//	{beyond}                whether p lies far enough away, see beyond.sql
//
// So no statement changes when a column is added.
func statement(name string) string {
	parts := strings.NewReplacer("{matches}", file("matches"), "{beyond}", file("beyond"))
	return columnsIn.Replace(parts.Replace(file(name)))
}

func file(name string) string {
	text, err := files.ReadFile("sql/" + name + ".sql")
	if err != nil {
		panic(err) // a name in this package is wrong
	}
	return string(text)
}

var columnsIn = strings.NewReplacer(
	"{columns}", prefixed(""), "{p.columns}", prefixed("p."), "{s.columns}", prefixed("s."),
	"{found.columns}", prefixed("found."), "{l.columns}", prefixed("l."), "{excluded.columns}", prefixed("excluded."),
	"{p.shown}", shown("p."), "{found.shown}", shown("found."),
	"{searched}", searched(),
)

// searched are the columns of p in which a search for a word looks, each in a line, with
// the lines of hidden duplicates.
func searched() string {
	var all []string
	for _, c := range place.Columns {
		if c.Searched {
			all = append(all, "p."+c.Name)
		}
	}
	return strings.Join(all, ` || E'\n' || `) + ` || ';' || p.twin_lines`
}

// columns are the names of what a place consists of, besides its keys.
func columns() (names []string) {
	for _, c := range place.Columns {
		names = append(names, c.Name)
	}
	return append(names, "lat", "lng")
}

// values point to the same of a place.
func values(p *place.Place) (pointers []any) {
	for _, c := range place.Columns {
		pointers = append(pointers, c.Of(p))
	}
	return append(pointers, &p.At.Lat, &p.At.Lng)
}

func prefixed(prefix string) string {
	return prefix + strings.Join(columns(), ", "+prefix)
}

// shown is prefixed with the lines of the places that a place stands for after its own.
func shown(prefix string) string {
	all := columns()
	for i, name := range all {
		all[i] = prefix + name
		if name == "lines" {
			all[i] = fmt.Sprintf("concat_ws(';', nullif(%slines, ''), nullif(%stwin_lines, '')) AS lines", prefix, prefix)
		}
	}
	return strings.Join(all, ", ")
}
