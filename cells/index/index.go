// Package index holds what the places of a piece of the earth are called and which
// kinds and lines they have, and finds those that have a word, nearest first: exactly,
// as going through all of them would. It also guesses which name is meant by a word
// that none has.
//
// It knows neither the database nor when data changes, and shows nothing: package
// cells does. The arithmetic of distances is package grid's.
package index

import (
	"math/bits"
	"slices"

	"nearby/cells/grid"
	"nearby/geo"
	"nearby/words"
)

// Query is what the places have that are looked for, all of it.
type Query struct {
	Parts    []string   // of a word, as words.Parts has them: one of the texts holds them
	Names    []string   // folded; one of the texts holds one as words.HoldsName tells
	Kinds    []string   // one of these slugs, or none if "" is among them
	Line     words.Line // they list it, if it has a name
	Variants bool       // they list a variant of the line
}

// Index is what is known of the places of one category in one square. It does not
// change and may be used by many at once.
type Index struct {
	places   []located // along a curve, so that neighbours stand together
	stations []uint64  // of the places; nil where every place counts
	boxes    []grid.Box
	texts    texts
	having   lists // the places that have each text
	kinds    map[string][]uint32
	lines    []line
	guesses  guesses
	overfull bool
}

// located is a place and where it is.
type located struct {
	id int64
	at geo.WGS84
}

// line is a line as the data list it.
type line struct {
	names  []words.Line
	places []uint32
}

// block is how many places share a box, and a word of a set.
const block = 64

// Overfull is an index that only knows that its square has too many places.
func Overfull() *Index { return &Index{overfull: true} }

// IsOverfull tells that there are too many places to keep.
func (x *Index) IsOverfull() bool { return x.overfull }

// Bytes is how much memory the index takes, about.
func (x *Index) Bytes() int {
	const fixed = 1000
	n := fixed + 24*cap(x.places) + 8*cap(x.stations) + 32*cap(x.boxes)
	n += x.texts.bytes() + x.having.bytes() + x.guesses.bytes()
	for slug, places := range x.kinds {
		n += fixed/10 + len(slug) + 4*cap(places)
	}
	for _, l := range x.lines {
		n += fixed/5 + 4*cap(l.places)
	}
	return n
}

// Find returns the places that have all that a query asks for.
func (x *Index) Find(q Query) Set {
	s := Set{x: x, members: newBits(len(x.places))}
	if q.Parts != nil {
		s.intersect(func(mark bitset) {
			x.texts.find(q.Parts, func(text uint32) { mark.addAll(x.having.of(text)) })
		})
	}
	if q.Names != nil {
		s.intersect(func(mark bitset) { x.named(q.Names, mark) })
	}
	if len(q.Kinds) > 0 {
		s.intersect(func(mark bitset) {
			for _, slug := range q.Kinds {
				mark.addAll(x.kinds[slug])
			}
		})
	}
	if q.Line.Name != "" {
		s.intersect(func(mark bitset) {
			for _, l := range x.lines {
				if slices.ContainsFunc(l.names, q.isLine) {
					mark.addAll(l.places)
				}
			}
		})
	}
	if !s.restricted {
		s.members.fill(len(x.places))
	}
	return s
}

// named marks the places that have one of the names.
func (x *Index) named(names []string, mark bitset) {
	for _, name := range names {
		x.texts.find([]string{name}, func(text uint32) {
			if words.HoldsName(x.texts.text(text), name) {
				mark.addAll(x.having.of(text))
			}
		})
	}
}

// isLine tells the line that is asked for.
func (q Query) isLine(l words.Line) bool {
	if q.Variants {
		return q.Line.Runs(l)
	}
	return q.Line.Is(l)
}

// Set are some of the places of an index. Free it.
type Set struct {
	x          *Index
	members    bitset
	restricted bool // or all are members, as nothing was asked for yet
}

// Free gives the memory of the set back.
func (s Set) Free() { s.members.free() }

// intersect keeps of the members those that mark marks.
func (s *Set) intersect(mark func(bitset)) {
	if !s.restricted {
		mark(s.members)
		s.restricted = true
		return
	}
	others := newBits(len(s.x.places))
	mark(others)
	for i := range others.words {
		s.members.words[i] &= others.words[i]
	}
	others.free()
}

// Len is how many members there are.
func (s Set) Len() (n int) {
	for _, word := range s.members.words {
		n += bits.OnesCount64(word)
	}
	return n
}

// AddTo adds the members that are in a ring.
func (s Set) AddTo(ring *grid.Ring) {
	for i, word := range s.members.words {
		if word == 0 || !ring.Touches(s.x.boxes[i]) {
			continue
		}
		for ; word != 0; word &= word - 1 {
			p := s.x.places[i*block+bits.TrailingZeros64(word)]
			ring.Add(p.id, p.at)
		}
	}
}

// Count adds to n the members that are in a ring, to most and no further; those of one
// station that names holds already do not count.
func (s Set) Count(ring *grid.Ring, names grid.Names, n, most int) int {
	for i, word := range s.members.words {
		if word == 0 || !ring.Touches(s.x.boxes[i]) {
			continue
		}
		if s.x.stations == nil && ring.Contains(s.x.boxes[i]) {
			n = min(n+bits.OnesCount64(word), most)
			continue
		}
		for ; word != 0 && n < most; word &= word - 1 {
			at := i*block + bits.TrailingZeros64(word)
			if ring.Holds(s.x.places[at].at) && (s.x.stations == nil || names.Add(s.x.stations[at])) {
				n++
			}
		}
	}
	return n
}
