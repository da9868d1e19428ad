package people

import (
	"sync"
	"time"
)

const (
	// maxMemory bounds what is remembered, in bytes.
	maxMemory = 32 << 20
	// perRecollection is about what one takes beside its content.
	perRecollection = 200
	// bypassFor is how long nothing is recalled after that was in vain: another server
	// has people in turn with this one, or the database does not answer.
	bypassFor = time.Second
)

// memory is what this server knows of rows that it has written last, as far as it knows.
// It need not be true: what comes of it counts only if the row is still the same. The
// zero value remembers nobody.
//
// It has two generations. Who is remembered anew comes into the young one; when that is
// full, or some minutes old, it becomes the old one, and who is in the old one is
// forgotten.
type memory struct {
	mu          sync.Mutex
	young, old  map[Key]recollection
	size        int // of the young
	invalidated time.Time
}

// recollection is a conversation as it was written.
type recollection struct {
	content []byte
	seq     int64
	until   time.Time // it is kept
}

// remember notes what was written of a person.
func (m *memory) remember(person Key, r recollection) {
	if r.seq&(1<<termBits-1) >= maxWrites {
		return // the next lease begins a new term
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.young == nil {
		m.young = map[Key]recollection{}
		time.AfterFunc(maxUnleased/2, m.rotate)
	}
	delete(m.old, person)
	m.young[person] = r
	m.size += perRecollection + len(r.content)
	if m.size > maxMemory/2 {
		m.old, m.young, m.size = m.young, map[Key]recollection{}, 0
	}
}

// rotate lets a generation pass, and goes on as long as anybody is remembered.
func (m *memory) rotate() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.old, m.young, m.size = m.young, nil, 0
	if len(m.old) > 0 {
		m.young = map[Key]recollection{}
		time.AfterFunc(maxUnleased/2, m.rotate)
	}
}

// recall returns what is remembered of a person, and forgets it: what comes of it is to
// be remembered.
func (m *memory) recall(person Key) (r recollection, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok = m.young[person]
	if ok {
		m.size -= perRecollection + len(r.content)
	} else {
		r, ok = m.old[person]
	}
	delete(m.young, person)
	delete(m.old, person)
	now := time.Now()
	return r, ok && now.After(m.invalidated) && now.Before(r.until)
}

// invalidate is called when something recalled was of no use.
func (m *memory) invalidate() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.invalidated = time.Now().Add(bypassFor)
}
