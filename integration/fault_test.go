package integration_test

import (
	"sync"
	"time"
)

// networkFault is what happens to what passes. The zero value is none.
type networkFault struct {
	Latency  time.Duration // of everything that comes back
	Rate     int           // bytes a second and direction; 0 = as fast as it goes
	Stall    bool          // connections are accepted, and nothing passes
	StallNew bool          // the same for those that are opened from now on
	Refuse   bool          // nobody can connect
}

// faultSetting is the fault of now, shared by all connections.
type faultSetting struct {
	mu      sync.Mutex
	fault   networkFault
	changed chan struct{} // closed when fault is another
}

func newFaultSetting(f networkFault) *faultSetting {
	return &faultSetting{fault: f, changed: make(chan struct{})}
}

// now returns the fault, and what is closed when there is another.
func (s *faultSetting) now() (networkFault, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fault, s.changed
}

func (s *faultSetting) set(f networkFault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = f
	close(s.changed)
	s.changed = make(chan struct{})
}
