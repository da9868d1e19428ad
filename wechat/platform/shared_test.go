package platform_test

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"nearby/seal"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

// serverSecret is what all servers of the tests have in common.
var serverSecret = seal.New("a secret of more than 32 characters", "")

// server is a client with a connection pool of its own, as one process has.
func server(t *testing.T, w wechat, databaseURL string) *platform.Client {
	t.Helper()
	s, err := store.Open(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	token, err := s.AccessToken(platformtest.AppID, serverSecret)
	if err != nil {
		t.Fatal(err)
	}
	o := w.options()
	o.Share = token.Update
	return open(t, o)
}

// Eight servers on one database, all at once: when there is no token yet, when
// it is in its last minutes, when WeChat refuses it, and when WeChat insists on it.
func TestOneOfEightServersRenews(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	w := start(t)
	var clients []*platform.Client
	for range 8 {
		clients = append(clients, server(t, w, databaseURL))
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
					if _, err := c.CallbackIPs(t.Context()); err != nil {
						t.Errorf("%s: server %d: error = %v", step.name, i, err)
					}
				}
			})
		}
		group.Wait()
		if got := w.Calls(tokenPath) - before; got != step.asked {
			t.Errorf("%s: eight servers asked %d times, want %d", step.name, got, step.asked)
		}
	}
}

func TestAServerStartedLaterUsesTheSharedToken(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	w := start(t)
	first, err := server(t, w, databaseURL).Token(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	second, err := server(t, w, databaseURL).Token(t.Context())
	if err != nil || second.String() != first.String() || !second.ExpiresAt.Equal(first.ExpiresAt) {
		t.Errorf("Token() = %v, %v, want %v", second, err, first)
	}
	if got := w.Calls(tokenPath); got != 1 {
		t.Errorf("asked %d times, want once", got)
	}
}

// The limits of force_refresh hold for all servers together.
func TestServersForceTogetherWithinTheLimits(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	w := start(t)
	w.RefuseTokens(true)
	for range 25 {
		c := server(t, w, databaseURL) // remembers nothing
		if _, err := c.CallbackIPs(t.Context()); !errors.Is(err, platform.ErrToken) {
			t.Fatalf("CallbackIPs() error = %v, want %v", err, platform.ErrToken)
		}
		w.Advance(31 * time.Second)
	}
	if got := w.TokensMinted(); got != 1+20 {
		t.Errorf("%d tokens, want the first and 20 forced", got)
	}
}

func TestWithoutItsDatabaseAServerSaysSo(t *testing.T) {
	t.Parallel()
	w := start(t)
	c := server(t, w, "postgres://nearby:hunter2@127.0.0.1:1/none")
	_, err := c.Menus(t.Context())
	if !errors.Is(err, store.ErrUnavailable) || strings.Contains(unwrapped(err), "hunter2") {
		t.Errorf("Menus() error = %v, want %v without the password", err, store.ErrUnavailable)
	}
	if got := w.Calls(tokenPath); got != 0 {
		t.Errorf("asked %d times for a token that nobody could keep, want never", got)
	}
}

// A share may be anything; what it cannot read counts as nothing.
func TestDamagedStateIsRenewed(t *testing.T) {
	t.Parallel()
	for _, damaged := range []string{"", "{", "[]", `{"value":7}`} {
		w := start(t)
		o := w.options()
		o.Share = func(ctx context.Context, change platform.Change) error {
			_, err := change(ctx, []byte(damaged))
			return err
		}
		if _, err := open(t, o).CallbackIPs(t.Context()); err != nil || w.TokensMinted() != 1 {
			t.Errorf("with %q kept: error = %v, %d tokens, want one", damaged, err, w.TokensMinted())
		}
	}
}

// A fault that WeChat would find is found before anything is sent.
func ExampleNew() {
	standIn := httptest.NewServer(platformtest.New(platformtest.Options{}))
	defer standIn.Close()
	c, err := platform.New(platform.Options{
		AppID: platformtest.AppID, AppSecret: platformtest.AppSecret, BaseURL: standIn.URL,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	err = c.CreateMenu(context.Background(), platform.Menu{Buttons: []platform.Button{
		{Type: platform.SelectLocation, Name: "我附近的餐厅", Key: "near"},
	}})
	fmt.Println(err)
	// Output:
	// menu: not within WeChat's limits: button[0].name: 18 bytes, at most 16
}
