package limit

import "time"

// Slots bound how much is done at once.
type Slots struct {
	taken chan struct{}
	wait  time.Duration
}

// NewSlots returns n free slots. When none is free, Enter waits that long for one.
func NewSlots(n int, wait time.Duration) *Slots {
	return &Slots{taken: make(chan struct{}, n), wait: wait}
}

// Enter takes a slot. false means that there was none.
func (s *Slots) Enter() bool {
	select {
	case s.taken <- struct{}{}:
		return true
	default:
	}
	if s.wait == 0 {
		return false
	}
	select {
	case s.taken <- struct{}{}:
		return true
	case <-time.After(s.wait):
		return false
	}
}

// Leave gives the slot back.
func (s *Slots) Leave() { <-s.taken }
