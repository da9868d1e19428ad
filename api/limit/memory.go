// Package limit keeps a few from taking what is there for all: how often each of
// many may do something, and how much may be done at once. It holds a bounded
// number of keys, however many strangers come.
//
// It does not know who or what its keys are, and words no refusal.
package limit

import (
	"sync"
	"time"
)

// Memory is a map that forgets. What was changed last stays for Age at least and
// twice that at most; when more than Most keys come within one age, the oldest go
// sooner. It is two maps, of which the older is dropped when the younger is of age
// or full: no timer, no list, and forgetting costs nothing. It is safe for
// concurrent use.
type Memory[K comparable, V any] struct {
	Age  time.Duration
	Most int              // keys in one of the two maps
	Now  func() time.Time // the clock

	mu         sync.Mutex
	young, old map[K]V
	begun      time.Time // when young was
}

// Change replaces what is kept under a key by what change makes of it, and returns
// that. change gets the zero value where nothing is kept, and must not wait.
func (m *Memory[K, V]) Change(key K, change func(V) V) V {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.turn()
	v, known := m.young[key]
	if !known {
		v = m.old[key]
	}
	v = change(v)
	if !known && len(m.young) >= m.Most {
		m.age(m.Now())
	}
	m.young[key] = v
	return v
}

// turn drops what is too old.
func (m *Memory[K, V]) turn() {
	now := m.Now()
	passed := now.Sub(m.begun)
	if m.young != nil && passed < m.Age {
		return
	}
	m.age(now)
	if passed >= 2*m.Age {
		m.old = nil
	}
}

func (m *Memory[K, V]) age(now time.Time) {
	m.young, m.old, m.begun = make(map[K]V), m.young, now
}
