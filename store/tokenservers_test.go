package store_test

import (
	"errors"
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

// stableTokenPath is the call that gives access tokens.
const stableTokenPath = "/cgi-bin/stable_token"

// wechatServer is the stand-in for WeChat's API and its URL.
type wechatServer struct {
	*platformtest.Server
	url string
}

// startWeChat starts one whose clock moves by Advance alone.
func startWeChat(t *testing.T) wechatServer {
	t.Helper()
	noon := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	server, url := platformtest.Start(t, platformtest.Options{Now: func() time.Time { return noon }})
	return wechatServer{server, url}
}

// serverSecret is what all servers of the tests have in common.
var serverSecret = seal.New("a secret of more than 32 characters", "")

// wechatClient is a client with a connection pool of its own, as one process has.
func wechatClient(t *testing.T, w wechatServer, databaseURL string) *platform.Client {
	t.Helper()
	s := patient(t, databaseURL) // eight begin at once
	token, err := s.AccessToken(platformtest.AppID, serverSecret)
	if err != nil {
		t.Fatal(err)
	}
	ticket, err := s.JSTicket(platformtest.AppID, serverSecret)
	if err != nil {
		t.Fatal(err)
	}
	c, err := platform.New(platform.Options{
		AppID: platformtest.AppID, AppSecret: platformtest.AppSecret, BaseURL: w.url,
		Now: w.Now, Pause: time.Millisecond, TokenStore: token.Update, TicketStore: ticket.Update,
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Eight servers on one database, all at once: when there is no token yet, when
// it is in its last minutes, when WeChat refuses it, and when WeChat insists on it.
func TestOneOfEightServersRenews(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	w := startWeChat(t)
	var clients []*platform.Client
	for range 8 {
		clients = append(clients, wechatClient(t, w, databaseURL))
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
		before := w.Calls(stableTokenPath)
		var group sync.WaitGroup
		for i, c := range clients {
			group.Go(func() {
				for range 5 {
					if _, _, err := c.JSTicket(t.Context()); err != nil {
						t.Errorf("%s: server %d: error = %v", step.name, i, err)
					}
				}
			})
		}
		group.Wait()
		if got := w.Calls(stableTokenPath) - before; got != step.asked {
			t.Errorf("%s: eight servers asked %d times, want %d", step.name, got, step.asked)
		}
	}
}

// Two servers on one database sign the pages of all their readers with one ticket of the
// JS-SDK, for which WeChat is asked once in two hours.
func TestServersShareTheirTicket(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	w := startWeChat(t)
	servers := []*platform.Client{wechatClient(t, w, databaseURL), wechatClient(t, w, databaseURL)}
	const getTicketPath = "/cgi-bin/ticket/getticket"
	for asked := range 2 {
		var group sync.WaitGroup
		for i, c := range servers {
			group.Go(func() {
				for range 10 {
					page, err := c.ConfigurePage(t.Context(), "https://near.example/n/token")
					if err != nil || len(page.Signature) != 40 {
						t.Errorf("server %d: ConfigurePage() = %+v, %v", i, page, err)
					}
				}
			})
		}
		group.Wait()
		if got := w.Calls(getTicketPath); got != asked+1 {
			t.Errorf("two servers asked for %d tickets, want %d", got, asked+1)
		}
		w.Advance(2 * time.Hour)
	}
}

func TestAServerStartedLaterUsesTheSharedToken(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	w := startWeChat(t)
	first, err := wechatClient(t, w, databaseURL).Token(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	second, err := wechatClient(t, w, databaseURL).Token(t.Context())
	if err != nil || second.String() != first.String() || !second.ExpiresAt.Equal(first.ExpiresAt) {
		t.Errorf("Token() = %v, %v, want %v", second, err, first)
	}
	if got := w.Calls(stableTokenPath); got != 1 {
		t.Errorf("asked %d times, want once", got)
	}
}

// The limits of force_refresh hold for all servers together.
func TestServersForceTogetherWithinTheLimits(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	w := startWeChat(t)
	w.RefuseTokens(true)
	for range 25 {
		c := wechatClient(t, w, databaseURL) // remembers nothing
		if _, _, err := c.JSTicket(t.Context()); !errors.Is(err, platform.ErrToken) {
			t.Fatalf("JSTicket() error = %v, want %v", err, platform.ErrToken)
		}
		w.Advance(31 * time.Second)
	}
	if got := w.TokensMinted(); got != 1+20 {
		t.Errorf("%d tokens, want the first and 20 forced", got)
	}
}

func TestWithoutItsDatabaseAServerSaysSo(t *testing.T) {
	t.Parallel()
	w := startWeChat(t)
	c := wechatClient(t, w, "postgres://nearby:hunter2@127.0.0.1:1/none")
	_, err := c.Menus(t.Context())
	if !errors.Is(err, store.ErrUnavailable) || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("Menus() error = %v, want %v without the password", err, store.ErrUnavailable)
	}
	if got := w.Calls(stableTokenPath); got != 0 {
		t.Errorf("asked %d times for a token that nobody could keep, want never", got)
	}
}
