package api

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"time"

	"nearby/api/dialogue"
	"nearby/seal"
	"nearby/store"
)

// sessions keeps sessions in the database, so that any server can go on with a
// conversation. There a person is a keyed hash and a session is sealed: a dump
// shows neither who nor where.
type sessions struct {
	store  *store.Store
	hasher seal.Hasher
	box    seal.Box
	log    *slog.Logger
}

func newSessions(o Options) (*sessions, error) {
	box, err := o.Secret.Box("session")
	return &sessions{store: o.Store, hasher: o.Secret.Hasher("person"), box: box, log: o.Log}, err
}

func (s *sessions) person(openID string) store.PersonKey {
	return store.PersonKey(s.hasher.Hash(openID))
}

// recall returns what is remembered of a person, or the error of a database that
// does not tell.
func (s *sessions) recall(ctx context.Context, person store.PersonKey) (dialogue.Session, error) {
	state, err := s.store.Session(ctx, person)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return dialogue.Session{}, err
	}
	return s.opened(ctx, state, person), nil
}

// recallBudget is the part of an answer's budget in which to learn what was said
// before, if the claim did not bring it.
const recallBudget = 1500 * time.Millisecond

// recalled is what recall returns in time, and nil if nothing.
func (s *sessions) recalled(ctx context.Context, person store.PersonKey) *dialogue.Session {
	ctx, cancel := context.WithTimeout(ctx, recallBudget)
	defer cancel()
	session, err := s.recall(ctx, person)
	if err != nil {
		s.log.ErrorContext(ctx, "session not recalled", "error", err)
		return nil
	}
	return &session
}

// opened is the session in a state from the database; without a state, that of
// somebody new. A state that cannot be opened is logged and ignored, because it
// would not open later either.
func (s *sessions) opened(ctx context.Context, state []byte, person store.PersonKey) dialogue.Session {
	if state == nil {
		return dialogue.Session{}
	}
	session, err := s.open(state, person)
	if err != nil {
		s.log.ErrorContext(ctx, "session not opened: is NEARBY_SECRET the same on every server?", "error", err)
		return dialogue.Session{}
	}
	return session
}

func (s *sessions) open(sealed []byte, person store.PersonKey) (session dialogue.Session, err error) {
	plain, err := s.box.Open(sealed, person[:])
	if err == nil {
		err = json.Unmarshal(plain, &session)
	}
	return session, err
}

// remember keeps the session until it expires, without waiting for the database.
func (s *sessions) remember(person store.PersonKey, session dialogue.Session) error {
	if session.Empty() {
		return nil
	}
	plain, err := json.Marshal(session)
	if err != nil {
		return err
	}
	s.store.SaveSession(person, store.Session{
		State: s.box.Seal(plain, person[:]), Expires: session.Expires(),
	})
	return nil
}

// forget deletes what is remembered of a person, and waits for it: whoever asks
// to be forgotten is told so afterwards.
func (s *sessions) forget(ctx context.Context, person store.PersonKey) error {
	return s.store.ForgetSession(ctx, person)
}
