package platform

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"
)

// TokenStore stores a few bytes for all servers of one account, so that they use one
// token and renew it once. It calls update with the stored bytes (nil at first) and
// stores what update returns (nil: no change). It excludes all others until then.
// When update fails, nothing changes. The bytes contain the token: encrypt them
// before they leave the process.
type TokenStore func(ctx context.Context, update TokenUpdate) error

// TokenUpdate makes new bytes from the stored ones.
type TokenUpdate = func(ctx context.Context, stored []byte) ([]byte, error)

// tokenSource caches a token, or a ticket, and gets the next one: once, however many
// callers wait for it.
type tokenSource struct {
	name   string // as errors call it
	store  TokenStore
	fetch  func(ctx context.Context, force bool) (Token, error)
	now    func() time.Time
	cached atomic.Pointer[sharedToken]
	// join is DoChan of a group of flights. It is a function, so that whoever prints a
	// client does not read what a flight is writing.
	join func(key string, refresh func() (any, error)) <-chan singleflight.Result
}

// newTokenSource returns a source that gets tokens with fetch. Without a store it
// keeps them in memory.
func newTokenSource(
	name string, store TokenStore, fetch func(context.Context, bool) (Token, error), now func() time.Time,
) *tokenSource {
	if store == nil {
		store = memoryStore()
	}
	s := &tokenSource{name: name, store: store, fetch: fetch, now: now, join: new(singleflight.Group).DoChan}
	s.cached.Store(&sharedToken{})
	return s
}

// memoryStore is a TokenStore within this process.
func memoryStore() TokenStore {
	var mu sync.Mutex
	var stored []byte
	return func(ctx context.Context, update TokenUpdate) error {
		mu.Lock()
		defer mu.Unlock()
		updated, err := update(ctx, stored)
		if err == nil && updated != nil {
			stored = updated
		}
		return err
	}
}

// token returns a token other than refused, which WeChat refused just now. A caller
// who gives up does not stop the request, because others may wait for it.
func (s *tokenSource) token(ctx context.Context, refused string) (Token, error) {
	if cached := s.cached.Load(); cached.usable(s.now(), refused) {
		return cached.token(), nil
	}
	flight := s.join(refused, func() (any, error) {
		return s.refresh(context.WithoutCancel(ctx), refused)
	})
	select {
	case result := <-flight:
		if result.Err != nil {
			return Token{}, fmt.Errorf("%s: %w", s.name, result.Err)
		}
		return result.Val.(Token), nil //nolint:forcetypeassert // refresh returns no other
	case <-ctx.Done():
		return Token{}, fmt.Errorf("wait for the %s: %w", s.name, ctx.Err())
	}
}

// refresh takes the token from the store and renews it there unless another server
// has done so. A failure is stored too, for its time.
func (s *tokenSource) refresh(ctx context.Context, refused string) (Token, error) {
	t := *s.cached.Load()
	var failed error
	err := s.store(ctx, func(ctx context.Context, stored []byte) ([]byte, error) {
		t = decodeToken(stored)
		if t.usable(s.now(), refused) {
			return nil, nil
		}
		failed = s.renew(ctx, &t, refused)
		return json.Marshal(t)
	})
	s.cached.Store(&t)
	if failed != nil && !t.usable(s.now(), refused) {
		err = failed // else the token has some minutes left, in which renewing may succeed
	}
	return t.token(), err
}

// renew asks WeChat for the token. It forces another one only when WeChat gives the
// token that it has refused.
func (s *tokenSource) renew(ctx context.Context, t *sharedToken, refused string) error {
	t.AskedAt = s.now()
	token, err := s.fetch(ctx, false)
	if err == nil && token.value == refused {
		if !t.mayForce(s.now()) {
			return fmt.Errorf("%w, gives it again, and may not be asked for another yet", ErrToken)
		}
		t.Forced = append(t.Forced, s.now())
		token, err = s.fetch(ctx, true)
	}
	if err != nil {
		return err
	}
	t.Value, t.ExpiresAt = token.value, token.ExpiresAt
	return nil
}
