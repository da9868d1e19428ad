package platform_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

// forms is every way in which a value may be printed.
func forms(v any) string {
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "v", v)
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "v", v)
	asJSON, _ := json.Marshal(v)
	return fmt.Sprintf("%v %+v %#v %s %q %s %s", v, v, v, v, v, log.String(), asJSON)
}

// unwrapped prints an error and all that it wraps.
func unwrapped(err error) string {
	text := forms(err)
	switch e := err.(type) { //nolint:errorlint // walks the whole tree by hand
	case interface{ Unwrap() error }:
		text += unwrapped(e.Unwrap())
	case interface{ Unwrap() []error }:
		for _, inner := range e.Unwrap() {
			text += unwrapped(inner)
		}
	}
	return text
}

// Every operation, broken in every way: no error may hold the token or the
// secret, in whatever way it is printed.
func TestNoErrorHoldsASecret(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	p := prepare(t, c, w)
	seen := 0
	check := func(what string, err error) {
		t.Helper()
		if err == nil {
			return
		}
		seen++
		text := unwrapped(err)
		for _, secret := range []string{w.CurrentToken(), platformtest.AppSecret, "access_token="} {
			if strings.Contains(text, secret) {
				t.Errorf("%s: %q holds a secret", what, text)
			}
		}
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for name, op := range operations(t.Context(), c, p) {
		for broken := platformtest.Busy; broken <= platformtest.HalfABody; broken++ {
			fault := platformtest.Fault{Break: broken}
			w.Fail(op.path, fault, fault)
			check(fmt.Sprint(name, " broken ", broken), op.do())
			w.Fail(tokenPath, fault, fault)
			fresh := operations(t.Context(), w.client(t), p)[name]
			check(fmt.Sprint(name, " without a token ", broken), fresh.do())
		}
		w.SetQuota(op.path, 0)
		check(name+" without quota", op.do())
		w.SetQuota(op.path, 1000)
		check(name+" cancelled", operations(cancelled, c, p)[name].do())
	}
	w.AllowIPs(netip.MustParsePrefix("192.0.2.0/24"))
	_, err := w.client(t).Token(t.Context())
	check("not on the allow-list", err)
	if seen < 150 {
		t.Errorf("only %d errors were looked at", seen)
	}
}

// Somebody between us and WeChat who sends back what it got.
func TestEchoedSecretsAreWithheld(t *testing.T) {
	t.Parallel()
	w := start(t)
	if _, err := w.client(t).Token(t.Context()); err != nil {
		t.Fatal(err)
	}
	token := func(rw http.ResponseWriter) {
		fmt.Fprintf(rw, `{"access_token":%q,"expires_in":7200}`, w.CurrentToken())
	}
	echoes := map[string]http.HandlerFunc{
		"in WeChat's own message": func(rw http.ResponseWriter, r *http.Request) {
			if r.URL.Path == tokenPath {
				token(rw)
				return
			}
			fmt.Fprintf(rw, `{"errcode":47001,"errmsg":"cannot read %s"}`, r.URL)
		},
		"in a page": func(rw http.ResponseWriter, r *http.Request) {
			if r.URL.Path == tokenPath {
				token(rw)
				return
			}
			http.Error(rw, r.URL.String(), http.StatusBadGateway)
		},
		"in a redirect": func(rw http.ResponseWriter, r *http.Request) {
			if r.URL.Path == tokenPath {
				token(rw)
				return
			}
			http.Redirect(rw, r, "http://[::1/?"+r.URL.RawQuery, http.StatusFound)
		},
	}
	for name, echo := range echoes {
		server := httptest.NewServer(echo)
		t.Cleanup(server.Close)
		o := w.options()
		o.BaseURL = server.URL
		_, err := open(t, o).Menus(t.Context())
		if err == nil || strings.Contains(unwrapped(err), w.CurrentToken()) {
			t.Errorf("%s: Menus() error = %v, want one without the token", name, err)
		}
	}
}

// net/http quotes the first line of an answer that is not HTTP.
func TestAnAnswerThatIsNotHTTPIsNotQuoted(t *testing.T) {
	t.Parallel()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				line, _ := bufio.NewReader(conn).ReadString('\n')
				_, _ = io.WriteString(conn, line)
			}()
		}
	}()
	w := start(t)
	o := w.options()
	o.TokenStore = shared()
	if _, err := open(t, o).Token(t.Context()); err != nil {
		t.Fatal(err)
	}
	o.BaseURL = "http://" + listener.Addr().String()
	_, err = open(t, o).Menus(t.Context()) // the token is in its query
	if !errors.Is(err, platform.ErrUnreachable) || strings.Contains(unwrapped(err), w.CurrentToken()) {
		t.Errorf("Menus() error = %v, want %v without the token", err, platform.ErrUnreachable)
	}
}

func TestNothingPrintsASecret(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	token, err := c.Token(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	holder := struct {
		Client *platform.Client
		Token  platform.Token
		inside *platform.Client
	}{c, token, c}
	for _, value := range []any{c, *c, token, &token, holder, &holder} {
		text := forms(value)
		for _, secret := range []string{w.CurrentToken(), platformtest.AppSecret} {
			if strings.Contains(text, secret) {
				t.Errorf("%T prints as %s", value, text)
			}
		}
	}
	if got := token.String(); !strings.HasPrefix(got, w.CurrentToken()[:6]+"…") || len(got) > 40 {
		t.Errorf("Token.String() = %q, want its first six characters and its length", got)
	}
}
