package store

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var (
	sessionSQL       = statement("session")
	sessionSaveSQL   = statement("session_save")
	sessionForgetSQL = statement("session_forget")
	sessionPurgeSQL  = statement("session_purge")
)

// PersonKey names a person without revealing them: a keyed hash of the OpenID.
type PersonKey [32]byte

// Session is what is remembered of a person, sealed by the caller.
type Session struct {
	State   []byte
	Expires time.Time // not found after this, and deleted soon after
}

// sessions are read and written together, as many as come at a time.
type sessions struct {
	servers  *servers
	lost     func(what string, err error)
	recalled *batch[PersonKey, []byte]
	saved    *batch[*savedSession, struct{}]
	unsaved  sync.Map // PersonKey to *savedSession: those on their way

	mu      sync.Mutex                  // held while one is put into both, and of what follows
	failed  map[PersonKey]*savedSession // could not be written; see requeue
	retry   *time.Timer                 // until they are queued again; nil if there are none
	closing bool
}

func newSessions(servers *servers, lost func(string, error)) *sessions {
	s := &sessions{servers: servers, lost: lost, failed: map[PersonKey]*savedSession{}}
	s.recalled, s.saved = newBatch(s.recall), newBatch(s.write)
	s.saved.delay = batchDelay
	return s
}

// savedSession is a session on its way into the database; one without a state
// is to be deleted.
type savedSession struct {
	person PersonKey
	Session
	late bool // it could not be written at first, and must not replace a newer one
}

// Session returns the state of a person as it was last saved here or, by another
// server, is in the database; ErrNotFound for somebody new.
func (s *Store) Session(ctx context.Context, person PersonKey) ([]byte, error) {
	state, unsaved := s.sessions.unsavedState(person)
	if !unsaved {
		var err error
		if state, err = s.sessions.recalled.do(ctx, person); err != nil {
			return nil, fmt.Errorf("session: %w", translate(err))
		}
	}
	if state == nil {
		return nil, fmt.Errorf("session: %w", ErrNotFound)
	}
	return state, nil
}

// unsavedState is the state of a person whose session is on its way into the
// database; nil of one that is forgotten or whose time is up.
func (s *sessions) unsavedState(person PersonKey) (state []byte, unsaved bool) {
	found, unsaved := s.unsaved.Load(person)
	if !unsaved {
		return nil, false
	}
	session := found.(*savedSession)
	if !time.Now().Before(session.Expires) {
		return nil, true
	}
	return session.State, true
}

// recall is the read behind Session: those that are wanted at the same time come
// in one query, as a query for each would cost more than the answer.
func (s *sessions) recall(ctx context.Context, people []PersonKey) ([][]byte, error) {
	states := make(map[PersonKey][]byte, len(people))
	var query pgx.Batch
	queueRecall(&query, people, states)
	err := s.servers.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return conn.SendBatch(ctx, &query).Close()
	})
	recalled := make([][]byte, len(people))
	for i, person := range people {
		recalled[i] = states[person]
	}
	return recalled, err
}

// queueRecall queues the query for the states of these people.
func queueRecall(b *pgx.Batch, people []PersonKey, states map[PersonKey][]byte) {
	b.Queue(sessionSQL, pgx.StrictNamedArgs{"people": bytesOf(people)}).Query(func(rows pgx.Rows) error {
		var person, state []byte
		_, err := pgx.ForEachRow(rows, []any{&person, &state}, func() error {
			states[PersonKey(person)] = bytes.Clone(state)
			return nil
		})
		return err
	})
}

// SaveSession remembers the state of a person. It returns at once: sessions that
// are saved together are written together, within milliseconds, in order. Until
// then this server knows the state all the same. What cannot be written is tried
// again until its time is up. The channel is closed after the first try.
func (s *Store) SaveSession(person PersonKey, session Session) <-chan struct{} {
	return s.sessions.save(&savedSession{person: person, Session: session}).done
}

// ForgetSession deletes what is remembered of a person. It has happened in the
// database when it returns without an error; else this server has forgotten them and
// goes on trying, which also deletes what another server is told meanwhile.
func (s *Store) ForgetSession(ctx context.Context, person PersonKey) error {
	forgotten := s.sessions.save(&savedSession{person: person})
	select {
	case <-forgotten.done:
	case <-ctx.Done():
		return fmt.Errorf("forget session: %w", ctx.Err())
	}
	if forgotten.err != nil {
		return fmt.Errorf("forget session: %w", forgotten.err)
	}
	return nil
}

// PurgeSessions deletes every session whose time is up and tells how many.
func (s *Store) PurgeSessions(ctx context.Context) (int64, error) {
	return purge(ctx, s.servers, sessionPurgeSQL, pgx.StrictNamedArgs{})
}

// save makes the session known to this server and queues it, as one step: were
// two of one person to pass each other, the older one would be written last.
func (s *sessions) save(session *savedSession) *pending[*savedSession, struct{}] {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unsaved.Store(session.person, session)
	return s.saved.add(session)
}

// write is the write behind SaveSession and ForgetSession. Of several states of
// one person the last counts.
func (s *sessions) write(ctx context.Context, sessions []*savedSession) ([]struct{}, error) {
	last := make(map[PersonKey]*savedSession, len(sessions))
	for _, session := range sessions {
		last[session.person] = session
	}
	var people, states, forgotten [][]byte
	var expiries []time.Time
	var late []bool
	for person, session := range last {
		if session.State == nil {
			forgotten = append(forgotten, person[:])
			continue
		}
		people, states = append(people, person[:]), append(states, session.State)
		expiries, late = append(expiries, session.Expires), append(late, session.late)
	}
	var both pgx.Batch
	both.Queue(sessionSaveSQL, pgx.StrictNamedArgs{
		"people": people, "states": states, "expiries": expiries, "late": late,
	})
	both.Queue(sessionForgetSQL, pgx.StrictNamedArgs{"people": forgotten})
	err := s.servers.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return conn.SendBatch(ctx, &both).Close()
	})
	if err != nil {
		s.keepFailed(last, err)
		return nil, err
	}
	for person, session := range last {
		s.unsaved.CompareAndDelete(person, session)
	}
	return make([]struct{}, len(sessions)), nil
}
