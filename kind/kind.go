// Package kind is the vocabulary of kinds of places: hotpot, sushi, metro, toilet.
// It tells which kinds a word means, in the words of people and in those of files, which
// have a dish, and how to say a kind in three languages.
//
// It does not read sentences (package dialogue does), and it does not decide what
// an operator's file means by its columns (package seed does). The words stand in
// kinds.tsv and dishes.tsv.
package kind

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

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

//go:embed dishes.tsv
var dishTable string

// vocabulary is the tables, ready to be asked.
type vocabulary struct {
	entries []entry
	at      map[Kind]int
	said    map[string][]Kind // by folded word
	written map[string][]Kind // of files as well as people
	dishes  map[string]Kind   // by folded word
}

var load = sync.OnceValue(func() vocabulary {
	v := vocabulary{at: map[Kind]int{}, said: map[string][]Kind{}, written: map[string][]Kind{}, dishes: map[string]Kind{}}
	for line := range linesOf(table) {
		v.add(parse(line))
	}
	for line := range linesOf(dishTable) {
		slug, all, _ := strings.Cut(line, "\t")
		for _, dish := range list(all, "|") {
			v.dishes[words.Fold(dish)] = Kind(slug)
		}
	}
	return v
})

// linesOf yields the lines of a table that are no remarks.
func linesOf(table string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

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
// that package words folds together; nil when it is no kind's. By a dish they mean the
// places that have it.
func Said(word string) []Kind {
	v, word := load(), words.Fold(word)
	if k, ok := v.dishes[word]; ok {
		return []Kind{k}
	}
	return v.said[word]
}

// IsDish tells a word for what is eaten or drunk at places of a kind, and not for them:
// of those the ones come first that are named after it.
func IsDish(word string) bool { return load().dishes[words.Fold(word)] != "" }

// Told returns the kind that a word within a name or a sentence tells, and that word: the
// Chinese one that ends it, else the longest. 兰州牛肉面 is of noodles, 停车场收费 of 停车场. It is ""
// for one that holds none, or is nothing else.
func Told(text string) (k Kind, word string) {
	letters := []rune(words.FoldName(text))
	for from, first := range letters {
		if first < utf8.RuneSelf { // Barcelona has a bar
			continue
		}
		for to := len(letters); to > from+1; to-- {
			ends := to == len(letters)
			if from == 0 && ends || !ends && to-from <= utf8.RuneCountInString(word) {
				continue
			}
			if kinds := Said(string(letters[from:to])); len(kinds) > 0 {
				k, word = kinds[0], string(letters[from:to])
				if ends {
					return k, word
				}
			}
		}
	}
	return k, word
}

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
