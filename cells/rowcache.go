package cells

import (
	"strings"
	"sync"
)

// rowCache holds rows in two generations: a row that is new or used goes to the
// young one, and when that is full it becomes the old one, whose unused rows are
// evicted. So rows are evicted in about the order of their use, without a list of
// it, and in memory that the garbage collector need not scan: there are hundreds of
// thousands of them. It is cut into shards by id, each with its own lock.
type rowCache [16]rowShard

type rowShard struct {
	mu         sync.RWMutex
	most       int // bytes of a generation
	young, old generation
}

// generation is rows one behind the other.
type generation struct {
	spans map[rowKey]span
	text  []byte
}

// rowKey tells versions of the data apart, see cellKey.
type rowKey struct{ id, version int64 }

// span is where a row is in the text.
type span struct{ begin, end uint32 }

// spanBytes is about what a row takes besides its text.
const spanBytes = 40

func newRowCache(bytes uint64) *rowCache {
	c := new(rowCache)
	for i := range c {
		c[i].most = int(bytes) / (2 * len(c))
		c[i].young.spans, c[i].old.spans = map[rowKey]span{}, map[rowKey]span{}
	}
	return c
}

func (c *rowCache) shard(id int64) *rowShard { return &c[uint64(id)%uint64(len(c))] } //nolint:gosec // any will do

// writeTo writes the row, if it is there.
func (c *rowCache) writeTo(text *strings.Builder, key rowKey) bool {
	shard := c.shard(key.id)
	shard.mu.RLock()
	at, isYoung := shard.young.spans[key]
	if isYoung {
		text.Write(shard.young.text[at.begin:at.end])
		shard.mu.RUnlock()
		return true
	}
	at, isOld := shard.old.spans[key]
	if !isOld {
		shard.mu.RUnlock()
		return false
	}
	from := text.Len()
	text.Write(shard.old.text[at.begin:at.end])
	shard.mu.RUnlock()
	c.set(key, row(text.String()[from:]))
	return true
}

// set puts a row into the young generation.
func (c *rowCache) set(key rowKey, r row) {
	shard := c.shard(key.id)
	shard.mu.Lock()
	defer shard.mu.Unlock()
	if _, there := shard.young.spans[key]; there || len(r)+spanBytes > shard.most {
		return
	}
	if shard.young.bytes()+len(r)+spanBytes > shard.most {
		shard.young, shard.old = shard.old, shard.young
		clear(shard.young.spans)
		shard.young.text = shard.young.text[:0]
	}
	begin := uint32(len(shard.young.text)) //nolint:gosec // a generation is smaller than 4 GB
	shard.young.text = append(shard.young.text, r...)
	shard.young.spans[key] = span{begin, begin + uint32(len(r))} //nolint:gosec // as above
}

func (g *generation) bytes() int { return len(g.text) + spanBytes*len(g.spans) }

// size tells how many rows there are and about how many bytes they take.
func (c *rowCache) size() (rows, bytes int) {
	for i := range c {
		shard := &c[i]
		shard.mu.RLock()
		rows += len(shard.young.spans) + len(shard.old.spans)
		bytes += shard.young.bytes() + shard.old.bytes()
		shard.mu.RUnlock()
	}
	return rows, bytes
}
