package index

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"nearby/words"
)

// texts are different folded texts in order, with an index of the pairs of characters
// that stand in them.
type texts struct {
	all   string
	ends  []uint32
	pairs postings
}

// After the last character of a text, and of the plain name in it, a pair has one of
// these instead of another character.
const (
	endOfText rune = iota
	endOfPlain
)

// runeBits are enough for every character.
const runeBits = 21

// bigram is the key of two characters that stand together.
func bigram(a, b rune) uint64 { return uint64(a)<<runeBits | uint64(b) } //nolint:gosec // never negative

func (t *texts) bytes() int { return len(t.all) + 4*cap(t.ends) + t.pairs.bytes() }

func (t *texts) text(n uint32) string {
	from := uint32(0)
	if n > 0 {
		from = t.ends[n-1]
	}
	return t.all[from:t.ends[n]]
}

// appendPairs appends the entries of the pairs of one text, of which so many bytes are a
// plain name.
func appendPairs(entries []uint64, n uint32, text string, plain int) []uint64 {
	add := func(a, b rune) { entries = append(entries, bigram(a, b)<<textBits|uint64(n)) }
	last := rune(-1)
	for i, r := range text {
		if last >= 0 {
			add(last, r)
			if i == plain {
				add(last, endOfPlain)
			}
		}
		last = r
	}
	if last >= 0 {
		add(last, endOfText)
		if plain == len(text) {
			add(last, endOfPlain)
		}
	}
	return entries
}

// having is the packed list of the texts with a pair.
func (t *texts) having(a, b rune) []byte {
	i, found := slices.BinarySearch(t.pairs.keys, bigram(a, b))
	if !found {
		return nil
	}
	return t.pairs.list(i)
}

// find calls do with the texts that hold the parts one after the other, some of them
// more than once.
func (t *texts) find(parts []string, do func(text uint32)) {
	rarest, found := t.rarest(parts)
	switch {
	case len(parts) == 0:
	case found:
		t.check(rarest, parts, 2, do)
	default:
		r, _ := utf8.DecodeRuneInString(parts[0])
		for i := t.firstKey(r); i < len(t.pairs.keys) && t.pairs.keys[i]>>runeBits == uint64(r); i++ { //nolint:gosec // never negative
			t.check(t.pairs.list(i), parts, 1, do)
		}
	}
}

// check calls do with the texts of a list that hold the parts. They are known to hold
// so many characters of one part, which may be all.
func (t *texts) check(list []byte, parts []string, known int, do func(text uint32)) {
	isAll := len(parts) == 1 && utf8.RuneCountInString(parts[0]) == known
	each(list, func(text uint32) bool {
		if isAll || words.Holds(t.text(text), parts) {
			do(text)
		}
		return true
	})
}

// rarest is the shortest of the lists of the pairs in some parts; not found if none of
// them has a pair.
func (t *texts) rarest(parts []string) (list []byte, found bool) {
	for _, part := range parts {
		last := rune(-1)
		for _, r := range part {
			if last >= 0 {
				if one := t.having(last, r); !found || len(one) < len(list) {
					list, found = one, true
				}
			}
			last = r
		}
	}
	return list, found
}

// firstKey is the place of the first pair that begins with a character.
func (t *texts) firstKey(r rune) int {
	i, _ := slices.BinarySearch(t.pairs.keys, bigram(r, 0))
	return i
}

// beginning are the texts that begin with something, from one to before another.
func (t *texts) beginning(with string) (from, to uint32) {
	n := len(t.ends)
	first := sort.Search(n, func(i int) bool { return t.text(uint32(i)) >= with }) //nolint:gosec // fewer than places
	length := sort.Search(n-first, func(i int) bool {
		return !strings.HasPrefix(t.text(uint32(first+i)), with) //nolint:gosec // as above
	})
	return uint32(first), uint32(first + length) //nolint:gosec // as above
}
