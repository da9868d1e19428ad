package grid

import (
	"sync"

	"nearby/geo"
)

// Count tells how many places there are within the radius, counting to most and no
// further. Where cells have names, those of one name count once. Where it is crowded,
// the places near the point are enough.
func (s Search) Count(most int) (n int, missing Missing) {
	n, missing, isCrowded := s.countWithin(s.Radius, most)
	for radius := firstRadius; isCrowded && !missing.Complete() && radius < s.Radius; radius *= 2 {
		near, lacks, _ := s.countWithin(radius, most)
		if near == most || !lacks.Complete() {
			return near, lacks
		}
	}
	return n, missing
}

// countWithin counts so within a radius, and tells whether it is crowded there.
func (s Search) countWithin(radius geo.Metres, most int) (n int, missing Missing, isCrowded bool) {
	seen := nameSets.Get().(*names)
	defer nameSets.Put(seen)
	seen.clear(most)
	c := newCover(s.Origin, radius, s.Category, s.Cells)
	kept := c.visit(func(one *Cell, whole bool) {
		if whole && one.names == nil {
			n = min(n+len(one.places), most)
			return
		}
		for i := 0; i < len(one.places) && n < most; i++ {
			if (whole || c.holds(one.places[i].at)) && (one.names == nil || seen.add(one.names[i])) {
				n++
			}
		}
	}, func(k Key) { missing.Cells = append(missing.Cells, k) })
	missing.Overfull = !kept
	if n == most { // the squares that are missing would not change that
		return n, Missing{}, c.crowded
	}
	return n, missing, c.crowded
}

// names is a set of hashes of names, with open addressing: it is filled and
// cleared for every count.
type names struct {
	all   []uint64
	slots []uint64 // those of all that are in use: a power of two
	zero  bool     // whether 0, which marks an empty slot, is in the set
}

var nameSets = sync.Pool{New: func() any { return new(names) }}

// clear empties the set and makes room for so many names.
func (n *names) clear(most int) {
	size := 64
	for size < 2*most {
		size *= 2
	}
	if len(n.all) < size {
		n.all = make([]uint64, size)
	}
	n.slots = n.all[:size]
	clear(n.slots)
	n.zero = false
}

// add tells whether the name is new.
func (n *names) add(name uint64) bool {
	if name == 0 {
		isNew := !n.zero
		n.zero = true
		return isNew
	}
	mask := uint64(len(n.slots) - 1)
	for i := name & mask; ; i = (i + 1) & mask {
		switch n.slots[i] {
		case name:
			return false
		case 0:
			n.slots[i] = name
			return true
		}
	}
}
