package store

import (
	"fmt"
	"time"
)

const (
	// retryDelay is how long a session that could not be written waits to be queued again.
	retryDelay = time.Second
	// maxFailed bounds how many wait, to some 20 MB.
	maxFailed = 20_000
)

// keepFailed keeps sessions that could not be written, to be queued again:
// conversations outlive the restart of a database.
func (s *sessions) keepFailed(sessions map[PersonKey]*savedSession, why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	givenUp := 0
	for person, session := range sessions {
		switch {
		case s.closing || len(s.failed) == maxFailed || session.over():
			if s.unsaved.CompareAndDelete(person, session) {
				givenUp++
			}
		case s.isLast(session):
			s.failed[person] = session
		}
	}
	if givenUp > 0 {
		s.lost(fmt.Sprintf("%d sessions", givenUp), why) // one line, however many
	}
	if len(s.failed) > 0 && s.retry == nil {
		s.retry = time.AfterFunc(retryDelay, s.requeue)
	}
}

// over tells that nobody would find the session any more.
func (s *savedSession) over() bool { return s.State != nil && !time.Now().Before(s.Expires) }

// isLast tells whether nothing newer of the person is on its way.
func (s *sessions) isLast(session *savedSession) bool {
	last, _ := s.unsaved.Load(session.person)
	return last == session
}

// requeue queues what could not be written, but for what a newer session has replaced.
func (s *sessions) requeue() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.retry = nil
	for person, session := range s.failed {
		delete(s.failed, person)
		if s.isLast(session) {
			session.late = true
			s.saved.add(session)
		}
	}
}

// flush writes every session that is left, or gives it up.
func (s *sessions) flush() {
	s.saved.flush()
	s.mu.Lock()
	s.closing = true
	if s.retry != nil {
		s.retry.Stop()
	}
	s.mu.Unlock()
	s.requeue()
	s.saved.flush()
}

// queued is how many sessions wait to be written.
func (s *sessions) queued() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.saved.length() + len(s.failed)
}
