package platform_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"nearby/wechat/platform"
)

// shared is a store for several clients of one process. That servers share the token
// through the database is tested where the database is.
func shared() platform.TokenStore {
	var mu sync.Mutex
	var stored []byte
	return func(ctx context.Context, update platform.TokenUpdate) error {
		mu.Lock()
		defer mu.Unlock()
		updated, err := update(ctx, stored)
		if err == nil && updated != nil {
			stored = updated
		}
		return err
	}
}

// Eight clients with one store, all at once: when there is no token yet, when it is
// in its last minutes, when WeChat refuses it, and when WeChat insists on it.
func TestOneOfEightClientsRenews(t *testing.T) {
	t.Parallel()
	w := start(t)
	o := w.options()
	o.TokenStore = shared()
	var clients []*platform.Client
	for range 8 {
		clients = append(clients, open(t, o))
	}
	steps := []struct {
		name   string
		before func()
		asked  int // calls of stable_token in this step
	}{
		{"no token yet", func() {}, 1},
		{"a good one", func() { w.Advance(time.Hour) }, 0},
		{"one in its last minutes", func() { w.Advance(56 * time.Minute) }, 1},
		{"one that was revoked", w.RevokeToken, 1},
		{"one that WeChat refuses and gives", w.RefuseToken, 2},
	}
	for _, step := range steps {
		step.before()
		before := w.Calls(tokenPath)
		var group sync.WaitGroup
		for i, c := range clients {
			group.Go(func() {
				for range 5 {
					if err := ask(t.Context(), c); err != nil {
						t.Errorf("%s: client %d: error = %v", step.name, i, err)
					}
				}
			})
		}
		group.Wait()
		if got := w.Calls(tokenPath) - before; got != step.asked {
			t.Errorf("%s: eight clients asked %d times, want %d", step.name, got, step.asked)
		}
	}
}

// The limits of force_refresh hold for all clients of a store together.
func TestClientsForceTogetherWithinTheLimits(t *testing.T) {
	t.Parallel()
	w := start(t)
	w.RefuseTokens(true)
	o := w.options()
	o.TokenStore = shared()
	for range 25 {
		if err := ask(t.Context(), open(t, o)); !errors.Is(err, platform.ErrToken) {
			t.Fatalf("JSTicket() error = %v, want %v", err, platform.ErrToken)
		}
		w.Advance(31 * time.Second)
	}
	if got := w.TokensMinted(); got != 1+20 {
		t.Errorf("%d tokens, want the first and 20 forced", got)
	}
}

// A store may return anything; what cannot be read counts as nothing.
func TestDamagedStateIsRenewed(t *testing.T) {
	t.Parallel()
	for _, damaged := range []string{"", "{", "[]", `{"value":7}`} {
		w := start(t)
		o := w.options()
		o.TokenStore = func(ctx context.Context, update platform.TokenUpdate) error {
			_, err := update(ctx, []byte(damaged))
			return err
		}
		if err := ask(t.Context(), open(t, o)); err != nil || w.TokensMinted() != 1 {
			t.Errorf("with %q stored: error = %v, %d tokens, want one", damaged, err, w.TokensMinted())
		}
	}
}
