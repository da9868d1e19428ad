package index

import "sync"

// bitset is a set of the numbers of places.
type bitset struct{ words []uint64 }

var bitsets = sync.Pool{New: func() any { return new(bitset) }}

// newBits returns an empty set of numbers below n.
func newBits(n int) bitset {
	b := bitsets.Get().(*bitset)
	size := (n + block - 1) / block
	if cap(b.words) < size {
		b.words = make([]uint64, size)
	}
	b.words = b.words[:size]
	clear(b.words)
	return *b
}

func (b bitset) free() { bitsets.Put(&b) }

func (b bitset) addAll(numbers []uint32) {
	for _, n := range numbers {
		b.words[n/block] |= 1 << (n % block)
	}
}

// fill puts in the numbers below n, for which the set was made.
func (b bitset) fill(n int) {
	for i := range b.words {
		b.words[i] = ^uint64(0)
	}
	if rest := n % block; rest > 0 {
		b.words[len(b.words)-1] = 1<<rest - 1
	}
}
