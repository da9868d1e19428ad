package seed

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"nearby/plural"
	"nearby/seed/fault"
)

// wordCount counts rows by a word of theirs.
type wordCount map[string]int64

// maxWords bounds its memory.
const maxWords = 1000

// count counts a row; one without a word says nothing.
func (w wordCount) count(word string) {
	if word == "" {
		return
	}
	if _, known := w[word]; known || len(w) < maxWords {
		w[strings.Clone(word)]++
	}
}

// mostFrequent lists the words with their rows, the most frequent first, and is
// --map-category for them.
func (w wordCount) mostFrequent() (listed, flag string, rows int64) {
	const most = 20
	var flags []string
	for i, word := range w.sorted() {
		rows += w[word]
		if i < most {
			flags = append(flags, typed(word)+"=SLUG")
		}
	}
	return w.list(most), strings.Join(flags, ","), rows
}

// list lists so many words with their rows, the most frequent first.
func (w wordCount) list(most int) string {
	var list []string
	for i, word := range w.sorted() {
		if i == most {
			return strings.Join(list, ", ") + fmt.Sprintf(" and %d more", len(w)-most)
		}
		list = append(list, fmt.Sprintf("%s (%d)", fault.Brief(word), w[word]))
	}
	return strings.Join(list, ", ")
}

func (w wordCount) sorted() []string {
	return slices.SortedFunc(maps.Keys(w), func(a, b string) int {
		return cmp.Or(cmp.Compare(w[b], w[a]), strings.Compare(a, b))
	})
}

// typed is a word as it can stand in --map-category between quotes: of a list its first
// item, which means the same there.
func typed(word string) string {
	if strings.ContainsAny(word, ",=") {
		word = strings.TrimSpace(strings.FieldsFunc(word+" ", func(r rune) bool { return r == ',' || r == '=' })[0])
	}
	return strings.ReplaceAll(word, "'", `'\''`)
}

// unknownWords is the warning about words for categories that are not understood.
func unknownWords(words wordCount) fault.Warning {
	listed, flag, rows := words.mostFrequent()
	return fault.Warning{Code: string(fault.Category), Rows: rows, Text: fmt.Sprintf(plural.Count(len(words),
		"word for a category is not understood: %s. Say what it means with --map-category '%s', ",
		"words for categories are not understood: %s. Say what they mean with --map-category '%s', ")+
		"or '%s=SLUG' for all; --map category= if the column says something else", listed, flag, everyValue)}
}

// otherKinds is the warning about rows whose places are of kinds that no category here
// holds.
func otherKinds(words wordCount, rows int64) fault.Warning {
	text := fmt.Sprintf("%s left out, as no category here is for their kind", plural.Count(rows, "is", "are"))
	if listed, flag, _ := words.mostFrequent(); listed != "" {
		text += fmt.Sprintf(": %s. To have them, say --map-category '%s', or make a category with nearby category add", listed, flag)
	}
	return fault.Warning{Code: string(fault.Other), Rows: rows, Text: text}
}
