package index

import "encoding/binary"

// lists are lists of numbers, one for each of the numbers from 0.
type lists struct {
	ends    []uint32 // in numbers
	numbers []uint32
}

// newLists makes lists of pairs in order, each the list's number above its entry's.
func newLists(n int, pairs []uint64) lists {
	l := lists{ends: make([]uint32, n), numbers: make([]uint32, 0, len(pairs))}
	for _, pair := range pairs {
		l.numbers = append(l.numbers, uint32(pair)) //nolint:gosec // the lower half
		l.ends[pair>>32] = uint32(len(l.numbers))   //nolint:gosec // fewer than places
	}
	for i := 1; i < n; i++ {
		l.ends[i] = max(l.ends[i], l.ends[i-1])
	}
	return l
}

func (l lists) of(n uint32) []uint32 {
	from := uint32(0)
	if n > 0 {
		from = l.ends[n-1]
	}
	return l.numbers[from:l.ends[n]]
}

func (l lists) bytes() int { return 4*cap(l.ends) + 4*cap(l.numbers) }

// postings are the texts that have each key, as differences between their numbers.
type postings struct {
	keys   []uint64 // in order
	ends   []uint32 // of each key's list
	packed []byte
}

// textBits is how many bits of an entry are the number of a text; the others are a key.
const textBits = 22

// newPostings makes postings of entries in order, each once.
func newPostings(entries []uint64) postings {
	var p postings
	last := uint64(0)
	for i, entry := range entries {
		key, text := entry>>textBits, entry&(1<<textBits-1)
		if i == 0 || key != p.keys[len(p.keys)-1] {
			p.keys, p.ends, last = append(p.keys, key), append(p.ends, 0), 0
		}
		p.packed = binary.AppendUvarint(p.packed, text-last)
		last = text
		p.ends[len(p.ends)-1] = uint32(len(p.packed)) //nolint:gosec // a square has fewer
	}
	p.keys, p.ends, p.packed = clip(p.keys), clip(p.ends), clip(p.packed)
	return p
}

// clip gives back what append took too much.
func clip[T any](s []T) []T { return append(make([]T, 0, len(s)), s...) }

func (p *postings) bytes() int { return 8*cap(p.keys) + 4*cap(p.ends) + cap(p.packed) }

// list is the packed list of the i-th key.
func (p *postings) list(i int) []byte {
	from := uint32(0)
	if i > 0 {
		from = p.ends[i-1]
	}
	return p.packed[from:p.ends[i]]
}

// each calls do with the texts of a packed list until it returns false.
func each(packed []byte, do func(text uint32) bool) bool {
	text := uint64(0)
	for len(packed) > 0 {
		step, size := binary.Uvarint(packed)
		packed = packed[size:]
		if text += step; !do(uint32(text)) { //nolint:gosec // textBits
			return false
		}
	}
	return true
}
