package store

import (
	"strings"
	"sync"

	"nearby/store/cell"
)

// rowShelves keep rows in two generations: what is new or used goes to the young
// one, and when that is full it becomes the old one, whose rows that nobody used
// since are gone. So rows go about in the order of their use, without a list of
// it, and in memory that the garbage collector need not look through: there are
// hundreds of thousands of them.
type rowShelves [16]rowShelf

type rowShelf struct {
	mu         sync.RWMutex
	most       int // bytes of a generation
	young, old generation
}

// generation is rows one behind the other.
type generation struct {
	spans map[rowKey]span
	text  []byte
}

// span is where a row is in the text.
type span struct{ begin, end uint32 }

// spanBytes is what a row takes besides its text, about.
const spanBytes = 40

func newRowShelves(bytes uint64) *rowShelves {
	s := new(rowShelves)
	for i := range s {
		s[i].most = int(bytes) / (2 * len(s))
		s[i].young.spans, s[i].old.spans = map[rowKey]span{}, map[rowKey]span{}
	}
	return s
}

func (s *rowShelves) shelf(id int64) *rowShelf { return &s[uint64(id)%uint64(len(s))] } //nolint:gosec // any will do

// writeTo writes the row, if it is there.
func (s *rowShelves) writeTo(text *strings.Builder, key rowKey) bool {
	shelf := s.shelf(key.id)
	shelf.mu.RLock()
	at, isYoung := shelf.young.spans[key]
	if isYoung {
		text.Write(shelf.young.text[at.begin:at.end])
		shelf.mu.RUnlock()
		return true
	}
	at, isOld := shelf.old.spans[key]
	if !isOld {
		shelf.mu.RUnlock()
		return false
	}
	from := text.Len()
	text.Write(shelf.old.text[at.begin:at.end])
	shelf.mu.RUnlock()
	s.set(key, cell.Row(text.String()[from:]))
	return true
}

// set puts a row into the young generation.
func (s *rowShelves) set(key rowKey, row cell.Row) {
	shelf := s.shelf(key.id)
	shelf.mu.Lock()
	defer shelf.mu.Unlock()
	if _, there := shelf.young.spans[key]; there || len(row)+spanBytes > shelf.most {
		return
	}
	if shelf.young.bytes()+len(row)+spanBytes > shelf.most {
		shelf.young, shelf.old = shelf.old, shelf.young
		clear(shelf.young.spans)
		shelf.young.text = shelf.young.text[:0]
	}
	begin := uint32(len(shelf.young.text)) //nolint:gosec // a generation is smaller than 4 GB
	shelf.young.text = append(shelf.young.text, row...)
	shelf.young.spans[key] = span{begin, begin + uint32(len(row))} //nolint:gosec // as above
}

func (g *generation) bytes() int { return len(g.text) + spanBytes*len(g.spans) }

// size tells how many rows there are and what they take, about.
func (s *rowShelves) size() (rows, bytes int) {
	for i := range s {
		shelf := &s[i]
		shelf.mu.RLock()
		rows += len(shelf.young.spans) + len(shelf.old.spans)
		bytes += shelf.young.bytes() + shelf.old.bytes()
		shelf.mu.RUnlock()
	}
	return rows, bytes
}
