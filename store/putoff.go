package store

import (
	"fmt"
	"time"
)

const (
	// untilNext is how long a session that could not be written waits to be tried again.
	untilNext = time.Second
	// mostPutOff wait at most; some 20 MB.
	mostPutOff = 20_000
)

// putOff keeps sessions that could not be written, to be tried again: conversations
// outlive the restart of a database.
func (s *sessions) putOff(sessions map[PersonKey]*savedSession, why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	givenUp := 0
	for person, session := range sessions {
		switch {
		case s.closing || len(s.delayed) == mostPutOff || session.over():
			if s.unsaved.CompareAndDelete(person, session) {
				givenUp++
			}
		case s.isLast(session):
			s.delayed[person] = session
		}
	}
	if givenUp > 0 {
		_ = s.store.lost(fmt.Sprintf("%d sessions", givenUp), why) // one line, however many
	}
	if len(s.delayed) > 0 && s.again == nil {
		s.again = time.AfterFunc(untilNext, s.tryAgain)
	}
}

// over tells that nobody would find the session any more.
func (s *savedSession) over() bool { return s.State != nil && !time.Now().Before(s.Expires) }

// isLast tells whether nothing newer of the person is on its way.
func (s *sessions) isLast(session *savedSession) bool {
	last, _ := s.unsaved.Load(session.person)
	return last == session
}

// tryAgain queues what was put off, but for what a newer session has replaced.
func (s *sessions) tryAgain() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.again = nil
	for person, session := range s.delayed {
		delete(s.delayed, person)
		if s.isLast(session) {
			session.late = true
			s.saved.add(session)
		}
	}
}

// writeLast writes every session that is left, or gives it up.
func (s *sessions) writeLast() {
	s.saved.flush()
	s.mu.Lock()
	s.closing = true
	if s.again != nil {
		s.again.Stop()
	}
	s.mu.Unlock()
	s.tryAgain()
	s.saved.flush()
}
