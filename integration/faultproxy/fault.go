package faultproxy

import (
	"sync"
	"time"
)

// Fault is what happens to what passes. The zero value is none.
type Fault struct {
	Latency  time.Duration // of everything that comes back
	Rate     int           // bytes a second and direction; 0 = as fast as it goes
	Stall    bool          // connections are accepted, and nothing passes
	StallNew bool          // the same for those that are opened from now on
	Refuse   bool          // nobody can connect
}

// setting is the fault of now, shared by all connections.
type setting struct {
	mu      sync.Mutex
	fault   Fault
	changed chan struct{} // closed when fault is another
}

func newSetting(f Fault) *setting { return &setting{fault: f, changed: make(chan struct{})} }

// now returns the fault, and what is closed when there is another.
func (s *setting) now() (Fault, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fault, s.changed
}

func (s *setting) set(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = f
	close(s.changed)
	s.changed = make(chan struct{})
}
