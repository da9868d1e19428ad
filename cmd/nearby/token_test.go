package main

import (
	"strings"
	"testing"

	"nearby/store/storetest"
	"nearby/wechat/platform/platformtest"
)

func TestTokenIsNeverPrintedWhole(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{})
	for _, args := range [][]string{{"token"}, {"token", "--renew"}} {
		e := a.run(t, "", args...)
		token := a.wechat.CurrentToken()
		if e.code != 0 || !strings.HasPrefix(e.out, token[:6]+"… (512 characters), good for another 1h59m") {
			t.Errorf("nearby %v: got %+v, want six characters, length and life", args, e)
		}
		if strings.Contains(e.out+e.err, token[:7]) {
			t.Errorf("nearby %v: printed more than six characters of the token:\n%s%s", args, e.out, e.err)
		}
	}
	if n := a.wechat.TokensMinted(); n != 2 {
		t.Errorf("tokens: got %d, want the first and the renewed one", n)
	}
}

func TestTokenIsSharedThroughTheDatabase(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{})
	a.flags = append(a.flags, "--database-url="+storetest.URL(t), "--secret="+strings.Repeat("s", 32))
	first := a.run(t, "", "token")
	second := a.run(t, "", "menu", "apply", exampleMenu)
	if first.code != 0 || second.code != 0 || first.err != "" {
		t.Fatalf("got %+v and %+v, want both done and no note", first, second)
	}
	if n := a.wechat.Calls("/cgi-bin/stable_token"); n != 1 {
		t.Errorf("two commands asked for a token %d times, want once", n)
	}
	before := a.wechat.CurrentToken()
	a.must(t, "", "token", "--renew")
	if a.wechat.CurrentToken() == before {
		t.Error("--renew: got the token in use, want another")
	}
	a.must(t, "", "menu", "get")
	if n := a.wechat.Calls("/cgi-bin/stable_token"); n != 3 { // asked, then insisted
		t.Errorf("with a renewal: got %d calls for a token, want 3", n)
	}
}

func TestTokenRefused(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		flags []string
		allow bool
		code  int
		says  []string
	}{
		"without AppID and secret": {
			[]string{"--wechat-app-id=", "--wechat-app-secret="},
			true, 2,
			[]string{"NEARBY_WECHAT_APP_ID: is not set", "NEARBY_WECHAT_APP_SECRET: is not set"},
		},
		"an AppID of nobody": {
			[]string{"--wechat-app-id=wxother"}, true, 1, []string{"40013", "AppID 不正确"},
		},
		"another secret": {
			[]string{"--wechat-app-secret=guess"}, true, 1, []string{"40125", "AppSecret 不正确"},
		},
		"from an unknown address": {nil, false, 1, []string{"40164", "127.0.0.1", "白名单"}},
		"nobody there": {
			[]string{"--wechat-api-url=http://127.0.0.1:1"}, true, 1, []string{"did not answer", "refused"},
		},
		"no address": {
			[]string{"--wechat-api-url=api.weixin.qq.com"}, true, 2, []string{"NEARBY_WECHAT_API_URL"},
		},
		"half a secret": {
			[]string{"--database-url=postgres://localhost/x", "--secret=short"}, true, 2, []string{"NEARBY_SECRET"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := connected(t, platformtest.Options{})
			if !test.allow {
				a.wechat.AllowIPs()
			}
			a.flags = append(a.flags, test.flags...)
			e := a.run(t, "", "token")
			if e.code != test.code || e.out != "" {
				t.Errorf("token: got %+v, want exit code %d and no output", e, test.code)
			}
			for _, want := range test.says {
				if !strings.Contains(e.err, want) {
					t.Errorf("token: got %q, want it to contain %q", e.err, want)
				}
			}
			if strings.Contains(e.err, "0123456789abcdef") {
				t.Errorf("token: printed the AppSecret: %q", e.err)
			}
		})
	}
}
