package limit

import (
	"sync"
	"time"
)

// Recent is a generational map: it keeps an entry for TTL after its last update at
// least, and twice that at most; when more than Max keys come within one TTL, the
// oldest go sooner. It has two generations, and drops the previous one when the
// current one is TTL old or full: no timer, no list, and evictions cost nothing. It is
// safe for concurrent use.
type Recent[K comparable, V any] struct {
	TTL time.Duration
	Max int              // keys in one generation
	Now func() time.Time // the clock

	mu                sync.Mutex
	current, previous map[K]V
	begun             time.Time // when current was
}

// Update replaces the value of a key by what update makes of it, and returns that.
// update gets the zero value where there is none, and must not block.
func (m *Recent[K, V]) Update(key K, update func(V) V) V {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.expire()
	v, known := m.current[key]
	if !known {
		v = m.previous[key]
	}
	v = update(v)
	if !known && len(m.current) >= m.Max {
		m.rotate(m.Now())
	}
	m.current[key] = v
	return v
}

// expire drops what is too old.
func (m *Recent[K, V]) expire() {
	now := m.Now()
	passed := now.Sub(m.begun)
	if m.current != nil && passed < m.TTL {
		return
	}
	m.rotate(now)
	if passed >= 2*m.TTL {
		m.previous = nil
	}
}

func (m *Recent[K, V]) rotate(now time.Time) {
	m.current, m.previous, m.begun = make(map[K]V), m.current, now
}
