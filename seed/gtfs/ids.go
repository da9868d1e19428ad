package gtfs

import (
	"errors"
	"hash/maphash"
)

// ids numbers different texts from 0 in the order they come. It costs their bytes
// and some ten more each, a third of what a map of strings does: a feed has
// millions of trips, and of each only its number matters.
type ids struct {
	seed  maphash.Seed
	text  []byte   // all of them, one behind the other
	ends  []uint32 // where each ends in text
	slots []uint32 // number + 1 at hash and behind it; 0 is free
}

// maxIDs is how many bytes the texts may have together, should a file be nothing
// but ids.
const maxIDs = 256 << 20

var errIDs = errors.New("the file has more ids than can be held: is it a feed?")

func newIDs() *ids { return &ids{seed: maphash.MakeSeed(), slots: make([]uint32, 64)} }

// at is the text of a number.
func (t *ids) at(i int) []byte {
	from := uint32(0)
	if i > 0 {
		from = t.ends[i-1]
	}
	return t.text[from:t.ends[i]]
}

// slot is where id stands or would stand.
func (t *ids) slot(id string) int {
	mask := len(t.slots) - 1
	i := int(maphash.String(t.seed, id)) & mask
	for t.slots[i] != 0 && string(t.at(int(t.slots[i]-1))) != id {
		i = (i + 1) & mask
	}
	return i
}

// find is the number of id, or -1.
func (t *ids) find(id string) int { return int(t.slots[t.slot(id)]) - 1 }

// add is the number of id, which is a new one if there was none.
func (t *ids) add(id string) (int, error) {
	i := t.slot(id)
	if t.slots[i] != 0 {
		return int(t.slots[i] - 1), nil
	}
	if len(t.text)+len(id) > maxIDs || len(t.ends) > maxIDs/4 {
		return 0, errIDs
	}
	t.text = append(t.text, id...)
	t.ends = append(t.ends, uint32(len(t.text)))
	t.slots[i] = uint32(len(t.ends))
	if 4*len(t.ends) > 3*len(t.slots) {
		t.grow()
	}
	return len(t.ends) - 1, nil
}

// grow doubles the slots.
func (t *ids) grow() {
	t.slots = make([]uint32, 2*len(t.slots))
	mask := len(t.slots) - 1
	for n := range t.ends {
		i := int(maphash.Bytes(t.seed, t.at(n))) & mask
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = uint32(n + 1)
	}
}
