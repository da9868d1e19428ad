package store_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"nearby/seal"
	"nearby/store"
	"nearby/store/storetest"
)

const tokenSecret = "a secret of more than 32 characters"

func accessToken(t *testing.T, s *store.Store, appID, secret string) *store.AccessToken {
	t.Helper()
	token, err := s.AccessToken(appID, seal.New(secret, ""))
	if err != nil {
		t.Fatalf("AccessToken(%s) error = %v", appID, err)
	}
	return token
}

// keep replaces what is kept and returns what was.
func keep(t *testing.T, token *store.AccessToken, value string) (before string) {
	t.Helper()
	before, err := tryKeep(t, token, value)
	if err != nil {
		t.Fatalf("Update() error = %v", err)
	}
	return before
}

func tryKeep(t *testing.T, token *store.AccessToken, value string) (before string, err error) {
	t.Helper()
	err = token.Update(t.Context(), func(_ context.Context, kept []byte) ([]byte, error) {
		before = string(kept)
		if value == "" {
			return nil, nil
		}
		return []byte(value), nil
	})
	return before, err
}

func TestAccessTokenIsKept(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	token, other := accessToken(t, s, "wx1", tokenSecret), accessToken(t, s, "wx2", tokenSecret)
	steps := []struct {
		name  string
		token *store.AccessToken
		value string // "" changes nothing
		want  string // kept before
	}{
		{"nothing at first", token, "", ""},
		{"still nothing", token, "first", ""},
		{"what was kept", token, "", "first"},
		{"not changed by looking", token, "second", "first"},
		{"the other account has its own", other, "", ""},
		{"by anybody with the secret", accessToken(t, s, "wx1", tokenSecret), "", "second"},
	}
	for _, step := range steps {
		if got := keep(t, step.token, step.value); got != step.want {
			t.Errorf("%s: kept %q, want %q", step.name, got, step.want)
		}
	}
}

func TestFailedChangeKeepsWhatWasThere(t *testing.T) {
	t.Parallel()
	token := accessToken(t, storetest.Open(t), "wx1", tokenSecret)
	keep(t, token, "first")
	broken := errors.New("WeChat is busy")
	err := token.Update(t.Context(), func(context.Context, []byte) ([]byte, error) {
		return []byte("second"), broken
	})
	if err != broken { //nolint:errorlint // as it is, not wrapped
		t.Errorf("Update() error = %v, want %v as it is", err, broken)
	}
	if got := keep(t, token, ""); got != "first" {
		t.Errorf("kept %q, want %q", got, "first")
	}
}

func TestAccessTokenIsSealed(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	s := storetest.OpenURL(t, databaseURL)
	token := accessToken(t, s, "wx1", tokenSecret)
	const secret = "98_the-access-token"
	keep(t, token, secret)
	first := dump(t, databaseURL)
	keep(t, token, secret)
	second := dump(t, databaseURL)
	if bytes.Contains(first["wx1"], []byte("access-token")) || len(first["wx1"]) != 12+len(secret)+16 {
		t.Errorf("the table holds %q, want a nonce, as many bytes of noise, and a tag", first["wx1"])
	}
	if bytes.Equal(first["wx1"], second["wx1"]) {
		t.Error("the same token sealed twice looks the same")
	}
	if got := keep(t, accessToken(t, s, "wx1", strings.ToUpper(tokenSecret)), ""); got != "" {
		t.Errorf("with another secret kept = %q, want nothing", got)
	}
	renewed, err := s.AccessToken("wx1", seal.New(strings.ToUpper(tokenSecret), tokenSecret))
	if err != nil {
		t.Fatal(err)
	}
	if got := keep(t, renewed, ""); got != secret {
		t.Errorf("while the secret changes kept = %q, want %q", got, secret)
	}
	execute(t, databaseURL, `INSERT INTO access_tokens SELECT 'wx2', sealed FROM access_tokens`)
	if got := keep(t, accessToken(t, s, "wx2", tokenSecret), ""); got != "" {
		t.Errorf("copied to another account kept = %q, want nothing", got)
	}
	execute(t, databaseURL, `UPDATE access_tokens SET sealed = 'x'`)
	if got := keep(t, token, "after"); got != "" {
		t.Errorf("damaged, kept = %q, want nothing", got)
	}
	if got := keep(t, token, ""); got != "after" {
		t.Errorf("after the damage kept = %q, want %q", got, "after")
	}
}

// dump is what somebody sees who has the database and not the secret.
func dump(t *testing.T, databaseURL string) map[string][]byte {
	t.Helper()
	conn := connection(t, databaseURL)
	rows, _ := conn.Query(t.Context(), `SELECT app_id, sealed FROM access_tokens`)
	found := map[string][]byte{}
	var appID string
	var sealed []byte
	_, err := pgx.ForEachRow(rows, []any{&appID, &sealed}, func() error {
		found[appID] = bytes.Clone(sealed)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func execute(t *testing.T, databaseURL, sql string) {
	t.Helper()
	if _, err := connection(t, databaseURL).Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}

func connection(t *testing.T, databaseURL string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

// Two servers, a hundred changes each: none is lost, because nobody is let in
// between another's look and change.
func TestNobodyIsLetInBetween(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	var group sync.WaitGroup
	for range 2 {
		token := accessToken(t, storetest.OpenURL(t, databaseURL), "wx1", tokenSecret)
		group.Go(func() {
			for range 100 {
				err := token.Update(t.Context(), func(_ context.Context, kept []byte) ([]byte, error) {
					return append(kept, '+'), nil
				})
				if err != nil {
					t.Errorf("Update() error = %v", err)
				}
			}
		})
	}
	group.Wait()
	last := accessToken(t, storetest.OpenURL(t, databaseURL), "wx1", tokenSecret)
	if got := keep(t, last, ""); len(got) != 200 {
		t.Errorf("%d changes kept, want 200", len(got))
	}
}

// Longer than a read may take: renewing asks WeChat, which takes its time. Other
// accounts do not wait for it, and who gives up waiting gets out.
func TestWaitingForAnotherServer(t *testing.T) {
	t.Parallel()
	const patient = 15 * time.Second // a server gives up after 20
	s := storetest.Open(t)
	token := accessToken(t, s, "wx1", tokenSecret)
	inside, leave := make(chan struct{}), make(chan struct{})
	done := make(chan error)
	go func() {
		done <- token.Update(t.Context(), func(context.Context, []byte) ([]byte, error) {
			close(inside)
			<-leave
			return []byte("renewed"), nil
		})
	}()
	<-inside
	keep(t, accessToken(t, s, "wx2", tokenSecret), "")

	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	err := token.Update(ctx, func(context.Context, []byte) ([]byte, error) {
		t.Error("let in while somebody was inside")
		return nil, nil
	})
	if !errors.Is(err, store.ErrUnavailable) || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Update() of who gave up: error = %v, want %v", err, store.ErrUnavailable)
	}
	time.AfterFunc(2*time.Second, func() { close(leave) }) // a read would be cut off after 1.5 s
	begun := time.Now()
	got, err := tryKeep(t, token, "")
	for err != nil && time.Since(begun) > patient { // the machine stood still; others go on waiting
		begun = time.Now()
		got, err = tryKeep(t, token, "")
	}
	if err != nil || got != "renewed" {
		t.Errorf("who waited for %s saw %q, %v, want %q", time.Since(begun), got, err, "renewed")
	}
	if err := <-done; err != nil {
		t.Errorf("Update() error = %v", err)
	}
}

func TestAccessTokenNeedsASecret(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	tests := map[string]struct{ appID, secret string }{
		"no AppID":  {"", tokenSecret},
		"no secret": {"wx1", ""},
	}
	for name, test := range tests {
		if _, err := s.AccessToken(test.appID, seal.New(test.secret, "")); err == nil {
			t.Errorf("%s: AccessToken() error = nil, want one", name)
		}
	}
}
