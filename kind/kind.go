// Package kind is the vocabulary of kinds of places: hotpot, sushi, metro, toilet.
// It tells which kinds a word means, in the words of people and in those of files,
// and how to say a kind in three languages.
//
// It does not read sentences (package dialogue does), and it does not decide what
// an operator's file means by its columns (package seed does). The words stand in
// kinds.tsv.
package kind

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
	"sync"

	"nearby/words"
)

// Kind is the slug of a kind of places, such as hotpot or metro. The zero value is
// no kind.
type Kind string

// The kinds of transit, which the program tells apart itself.
const (
	Metro Kind = "metro"
	Rail  Kind = "rail"
	Tram  Kind = "tram"
	Bus   Kind = "bus"
	Ferry Kind = "ferry"
)

// Names are what a kind is called.
type Names struct{ Hans, Hant, English string }

// entry is a line of the vocabulary.
type entry struct {
	kind     Kind
	category string
	within   []Kind
	names    Names
	said     []string // by people, the three names among them
	written  []string // by files only
}

//go:embed kinds.tsv
var table string

// vocabulary is the table, ready to be asked.
type vocabulary struct {
	entries []entry
	at      map[Kind]int
	said    map[string][]Kind // by folded word
	written map[string][]Kind // of files as well as people
}

var load = sync.OnceValue(func() vocabulary {
	v := vocabulary{at: map[Kind]int{}, said: map[string][]Kind{}, written: map[string][]Kind{}}
	for line := range strings.Lines(table) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			v.add(parse(line))
		}
	}
	return v
})

// parse reads a line of the table.
func parse(line string) entry {
	columns := strings.Split(line, "\t")
	e := entry{kind: Kind(columns[0]), names: Names{columns[3], columns[4], columns[5]}}
	if columns[1] != "-" {
		e.category = columns[1]
	}
	for _, slug := range list(columns[2], ",") {
		e.within = append(e.within, Kind(slug))
	}
	e.said = append(columns[3:6:6], list(columns[6], "|")...)
	e.written = list(columns[7], "|")
	return e
}

func list(cell, separator string) []string {
	if cell == "-" {
		return nil
	}
	return strings.Split(cell, separator)
}

func (v *vocabulary) add(e entry) {
	v.at[e.kind] = len(v.entries)
	v.entries = append(v.entries, e)
	enter := func(index map[string][]Kind, word string) {
		if word = words.Fold(word); !slices.Contains(index[word], e.kind) {
			index[word] = append(index[word], e.kind)
		}
	}
	for _, word := range e.said {
		enter(v.said, word)
		enter(v.written, word)
	}
	enter(v.written, string(e.kind))
	for _, word := range e.written {
		enter(v.written, word)
	}
}

// All yields the kinds in the order of the table.
func All() iter.Seq[Kind] {
	return func(yield func(Kind) bool) {
		for _, e := range load().entries {
			if !yield(e.kind) {
				return
			}
		}
	}
}

// Said returns the kinds that people mean by a word, in any script and spelling
// that package words folds together; nil when it is no kind's.
func Said(word string) []Kind { return load().said[words.Fold(word)] }

// Words returns what people say for a kind, its names first.
func (k Kind) Words() []string {
	e, _ := k.entry()
	return e.said
}

// Names are what the kind is called in three languages; of an unknown kind, its slug.
func (k Kind) Names() Names {
	if e, ok := k.entry(); ok {
		return e.names
	}
	return Names{string(k), string(k), string(k)}
}

// Category is the slug of the category that comes with the program whose places are
// of this kind; empty for a kind that only an operator's own category can hold.
func (k Kind) Category() string {
	e, _ := k.entry()
	return e.category
}

// Is tells whether a kind is the other or one of it: sushi is japanese.
func (k Kind) Is(other Kind) bool {
	if k == other {
		return true
	}
	e, _ := k.entry()
	return slices.ContainsFunc(e.within, func(wider Kind) bool { return wider.Is(other) })
}

func (k Kind) entry() (entry, bool) {
	v := load()
	i, known := v.at[k]
	if !known {
		return entry{}, false
	}
	return v.entries[i], true
}
