package platform_test

import (
	"context"
	"errors"
	"net/netip"
	"sync"
	"testing"
	"time"

	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

func TestATokenIsUsedUntilItsLastMinutes(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	steps := []struct {
		name   string
		wait   time.Duration
		asked  int // calls of stable_token in all
		minted int
	}{
		{"the first call gets one", 0, 1, 1},
		{"the second uses it", time.Second, 1, 1},
		{"so does one after an hour", time.Hour, 1, 1},
		{"and one with five minutes left", 55*time.Minute - time.Second, 1, 1},
		{"a second later it is renewed", time.Second + 1, 2, 2},
		{"and the new one used", time.Hour, 2, 2},
		{"long after its end there is a third", 24 * time.Hour, 3, 3},
	}
	for _, step := range steps {
		w.Advance(step.wait)
		if err := ask(t.Context(), c); err != nil {
			t.Fatalf("%s: JSTicket() error = %v", step.name, err)
		}
		if asked, minted := w.Calls(tokenPath), w.TokensMinted(); asked != step.asked || minted != step.minted {
			t.Errorf("%s: asked %d times for %d tokens, want %d and %d",
				step.name, asked, minted, step.asked, step.minted)
		}
	}
}

func TestHowARefusedTokenIsReplaced(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		refuse func(wechat)
		minted int
	}{
		"revoked by another program":   {func(w wechat) { w.RevokeToken() }, 2},
		"at its end by WeChat's clock": {func(w wechat) { w.Advance(3 * time.Hour) }, 2},
		"refused, yet given again":     {func(w wechat) { w.RefuseToken() }, 2},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := start(t)
			o := w.options()
			o.Now = func() time.Time { return noon } // does not see WeChat's clock move
			c := open(t, o)
			w.Did("alice", platformtest.Wrote)
			if _, err := c.Token(t.Context()); err != nil {
				t.Fatal(err)
			}
			test.refuse(w)
			w.Did("alice", platformtest.Wrote)
			// An unsafe call, too: what was refused was not done.
			if err := c.Send(t.Context(), "alice", platform.TextMessage{Content: "你好"}); err != nil {
				t.Errorf("Send() error = %v", err)
			}
			if w.Calls(sendPath) != 2 || len(w.Sent()) != 1 || w.TokensMinted() != test.minted {
				t.Errorf("%d calls, %d messages, %d tokens, want 2, 1 and %d",
					w.Calls(sendPath), len(w.Sent()), w.TokensMinted(), test.minted)
			}
		})
	}
}

// WeChat gives the token that it refuses, for two days. It may be made to give
// another 20 times a day, 30 seconds apart, and not more often than that.
func TestForcingANewTokenKeepsItsLimits(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	w.RefuseTokens(true)
	call := func() error { return ask(t.Context(), c) }
	if err := call(); !errors.Is(err, platform.ErrToken) || w.TokensMinted() != 2 {
		t.Errorf("the first call: error = %v, %d tokens, want %v and 2", err, w.TokensMinted(), platform.ErrToken)
	}
	w.Advance(29 * time.Second)
	if err := call(); !errors.Is(err, platform.ErrToken) || w.TokensMinted() != 2 {
		t.Errorf("29 seconds later: error = %v, %d tokens, want %v and 2", err, w.TokensMinted(), platform.ErrToken)
	}
	for range 50 {
		w.Advance(30 * time.Second)
		if err := call(); !errors.Is(err, platform.ErrToken) {
			t.Fatalf("error = %v, want %v", err, platform.ErrToken)
		}
	}
	if got := w.TokensMinted(); got != 1+20 {
		t.Errorf("%d tokens after 26 minutes, want the first and 20 forced", got)
	}
	w.Advance(24 * time.Hour)
	w.RefuseTokens(false)
	if err := call(); err != nil {
		t.Errorf("when WeChat has come to its senses: error = %v", err)
	}
}

func TestRenewTokenGetsAnotherOne(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	first, err := c.RenewToken(t.Context())
	if err != nil || w.TokensMinted() != 2 {
		t.Fatalf("RenewToken() error = %v, %d tokens, want one and another", err, w.TokensMinted())
	}
	if _, err := c.RenewToken(t.Context()); !errors.Is(err, platform.ErrToken) {
		t.Errorf("RenewToken() at once again: error = %v, want %v", err, platform.ErrToken)
	}
	second, err := c.Token(t.Context())
	if err != nil || second.String() != first.String() {
		t.Errorf("Token() = %v, %v, want the one in use, %v", second, err, first)
	}
}

func TestOneOfManyRenews(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	together := func() {
		var group sync.WaitGroup
		for range 50 {
			group.Go(func() {
				if err := ask(t.Context(), c); err != nil {
					t.Errorf("JSTicket() error = %v", err)
				}
			})
		}
		group.Wait()
	}
	together()
	if got := w.Calls(tokenPath); got != 1 {
		t.Errorf("50 calls at once asked %d times for a token, want once", got)
	}
	w.RevokeToken()
	together()
	if got := w.Calls(tokenPath); got != 2 {
		t.Errorf("50 refused calls at once asked %d times for a token, want once more", got-1)
	}
}

func TestWaitingForTheTokenEndsWithTheCaller(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	w.Fail(tokenPath, platformtest.Fault{Delay: 3 * time.Second})
	first := make(chan error)
	go func() {
		_, err := c.Token(t.Context())
		first <- err
	}()
	for w.Calls(tokenPath) == 0 {
		time.Sleep(time.Millisecond)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := c.Token(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the second in line: error = %v, want %v", err, context.DeadlineExceeded)
	}
	if err := <-first; err != nil {
		t.Errorf("the first in line: error = %v", err)
	}
}

// With minutes left, a renewal that fails is no reason to fail, and not to be
// tried with every call.
func TestATokenOutlivesAFailedRenewal(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	if _, err := c.Token(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Advance(116 * time.Minute)
	w.SetQuota(tokenPath, 0)
	for range 10 {
		if err := ask(t.Context(), c); err != nil {
			t.Fatalf("with four minutes left: error = %v", err)
		}
	}
	if got := w.Calls(tokenPath); got != 2 {
		t.Errorf("asked %d times, want once at first and once in vain", got)
	}
	w.Advance(5 * time.Minute)
	if err := ask(t.Context(), c); !errors.Is(err, platform.ErrQuota) {
		t.Errorf("after its end: error = %v, want %v", err, platform.ErrQuota)
	}
	w.SetQuota(tokenPath, 1000)
	if err := ask(t.Context(), c); err != nil {
		t.Errorf("when tokens are given again: error = %v", err)
	}
}

func TestWhyThereIsNoToken(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		prepare func(*platform.Options, wechat)
		want    error
		code    int
	}{
		"another AppID": {
			func(o *platform.Options, _ wechat) { o.AppID = "wx0" },
			platform.ErrCredentials, 40013,
		},
		"a wrong secret": {
			func(o *platform.Options, _ wechat) { o.AppSecret = "no" },
			platform.ErrCredentials, 40125,
		},
		"not on the allow-list": {
			func(_ *platform.Options, w wechat) { w.AllowIPs() },
			platform.ErrIPNotListed, 40164,
		},
		"no quota left": {
			func(_ *platform.Options, w wechat) { w.SetQuota(tokenPath, 0) },
			platform.ErrQuota, 45009,
		},
		"nobody there": {
			func(o *platform.Options, _ wechat) { o.BaseURL = "http://127.0.0.1:1" },
			platform.ErrUnreachable, 0,
		},
	}
	for name, test := range tests {
		w := start(t)
		o := w.options()
		test.prepare(&o, w)
		_, err := open(t, o).Menus(t.Context())
		if !errors.Is(err, test.want) || codeOf(err) != test.code {
			t.Errorf("%s: Menus() error = %v, want %v with code %d", name, err, test.want, test.code)
		}
	}
	w := start(t)
	w.AllowIPs(netip.MustParsePrefix("127.0.0.0/8"))
	if _, err := w.client(t).Token(t.Context()); err != nil {
		t.Errorf("on the allow-list: Token() error = %v", err)
	}
}
