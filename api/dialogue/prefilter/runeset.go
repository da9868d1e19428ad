package prefilter

// runeSet is a set of characters that may hold more than was put in, 1 in 64 at random:
// a Bloom filter of one word and one hash.
type runeSet uint64

func runesOf(text string) runeSet {
	var s runeSet
	for _, r := range text {
		const golden = 0x9E3779B1 // spreads neighbours: Knuth's multiplicative hash
		s |= 1 << (uint32(r) * golden >> 26)
	}
	return s
}

// holds tells whether all of the other may be in it.
func (s runeSet) holds(other runeSet) bool { return other&^s == 0 }
