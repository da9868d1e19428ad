package api

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"

	"nearby/api/dialogue"
	"nearby/seal"
	"nearby/store"
)

// memory keeps sessions in the database, so that any server can go on with a
// conversation. There a person is a keyed hash and a session is sealed: a dump
// shows neither who nor where.
type memory struct {
	store  *store.Store
	hasher seal.Hasher
	box    seal.Box
	log    *slog.Logger
	turns  *turns // taken before anything is recalled
}

func newMemory(s *store.Store, secret seal.Secret, log *slog.Logger) (memory, error) {
	box, err := secret.Box("session")
	return memory{store: s, hasher: secret.Hasher("person"), box: box, log: log, turns: new(turns)}, err
}

func (m memory) person(openID string) store.PersonKey {
	return store.PersonKey(m.hasher.Hash(openID))
}

// recall returns what is remembered of a person, or the error of a database that
// does not tell.
func (m memory) recall(ctx context.Context, person store.PersonKey) (dialogue.Session, error) {
	state, err := m.store.Session(ctx, person)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return dialogue.Session{}, err
	}
	return m.opened(ctx, state, person), nil
}

// recalled is what recall returns in time, and nil if nothing.
func (m memory) recalled(ctx context.Context, person store.PersonKey) *dialogue.Session {
	ctx, cancel := context.WithTimeout(ctx, recallBudget)
	defer cancel()
	session, err := m.recall(ctx, person)
	if err != nil {
		m.log.ErrorContext(ctx, "session not recalled", "error", err)
		return nil
	}
	return &session
}

// opened is the session in a state from the database; without a state, that of
// somebody new. What cannot be opened is logged and is like meeting somebody new: it
// would not open later either.
func (m memory) opened(ctx context.Context, state []byte, person store.PersonKey) dialogue.Session {
	if state == nil {
		return dialogue.Session{}
	}
	session, err := m.open(state, person)
	if err != nil {
		m.log.ErrorContext(ctx, "session not opened: is NEARBY_SECRET the same on every server?", "error", err)
		return dialogue.Session{}
	}
	return session
}

func (m memory) open(sealed []byte, person store.PersonKey) (session dialogue.Session, err error) {
	plain, err := m.box.Open(sealed, person[:])
	if err == nil {
		err = json.Unmarshal(plain, &session)
	}
	return session, err
}

// remember keeps the session until it expires, without waiting for the database.
func (m memory) remember(person store.PersonKey, s dialogue.Session) error {
	if s.Empty() {
		return nil
	}
	plain, err := json.Marshal(s)
	if err != nil {
		return err
	}
	m.store.SaveSession(person, store.Session{
		State: m.box.Seal(plain, person[:]), Expires: s.Expires(),
	})
	return nil
}

// forget deletes what is remembered of a person, and waits for it: whoever asks
// to be forgotten is told so afterwards.
func (m memory) forget(ctx context.Context, person store.PersonKey) error {
	return m.store.ForgetSession(ctx, person)
}
