package platformtest_test

import (
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"nearby/wechat/platform/platformtest"
)

func TestStableToken(t *testing.T) {
	t.Parallel()
	c := setup(t)
	first := c.stableToken(false)
	if len(first.Token) != 512 || first.ExpiresIn != 7200 {
		t.Fatalf("token of %d characters for %d s, want 512 and 7200", len(first.Token), first.ExpiresIn)
	}
	c.server.Advance(115*time.Minute - time.Second)
	if got := c.stableToken(false); got.Token != first.Token || got.ExpiresIn != 301 {
		t.Errorf("with 301 s left: another token %v, %d s, want the same", got.Token != first.Token, got.ExpiresIn)
	}
	c.server.Advance(time.Second)
	second := c.stableToken(false)
	if second.Token == first.Token || second.ExpiresIn != 7200 {
		t.Errorf("with 300 s left: the same token %v, want a new one", second.Token == first.Token)
	}
	use := func(token string) int {
		c.token = token
		var a tokenAnswer
		c.read(c.send(http.MethodGet, "/cgi-bin/ticket/getticket?type=jsapi", "", nil), &a)
		return a.Code
	}
	if a, b := use(first.Token), use(second.Token); a != 0 || b != 0 {
		t.Errorf("the old and the new token: %d and %d, want both good", a, b)
	}
	c.server.Advance(5 * time.Minute)
	if a, b := use(first.Token), use(second.Token); a != 42001 || b != 0 {
		t.Errorf("five minutes later: %d and %d, want the old one expired", a, b)
	}
	third := c.stableToken(true)
	if a, b := use(second.Token), use(third.Token); a != 40001 || b != 0 {
		t.Errorf("after forcing: %d and %d, want the old one refused at once", a, b)
	}
	for token, want := range map[string]int{"": 41001, "nonsense": 40014, "98_nonsense": 40001} {
		if got := use(token); got != want {
			t.Errorf("token %q: %d, want %d", token, got, want)
		}
	}
}

func TestForceRefreshHasLimits(t *testing.T) {
	t.Parallel()
	c := setup(t)
	for i := range 20 {
		if a := c.stableToken(true); a.Code != 0 {
			t.Fatalf("forcing for the %d. time: %d %s", i+1, a.Code, a.Message)
		}
		c.server.Advance(29 * time.Second)
		if a := c.stableToken(true); a.Code != 45011 && i < 19 {
			t.Errorf("29 seconds later: %d, want 45011", a.Code)
		}
		c.server.Advance(time.Second)
	}
	if a := c.stableToken(true); a.Code != 45009 {
		t.Errorf("for the 21. time: %d, want 45009", a.Code)
	}
	c.server.Advance(24 * time.Hour)
	if a := c.stableToken(true); a.Code != 0 {
		t.Errorf("the next day: %d, want 0", a.Code)
	}
}

func TestWhoGetsNoToken(t *testing.T) {
	t.Parallel()
	c := setup(t)
	id, secret := platformtest.AppID, platformtest.AppSecret
	tests := map[string]struct {
		body string
		want int
	}{
		"no body":        {"", 44002},
		"no JSON":        {"grant_type=client_credential", 47001},
		"another grant":  {`{"grant_type":"password","appid":"` + id + `","secret":"` + secret + `"}`, 40002},
		"no AppID":       {`{"grant_type":"client_credential","secret":"` + secret + `"}`, 41002},
		"no secret":      {`{"grant_type":"client_credential","appid":"` + id + `"}`, 41004},
		"another AppID":  {`{"grant_type":"client_credential","appid":"wx","secret":"` + secret + `"}`, 40013},
		"a wrong secret": {`{"grant_type":"client_credential","appid":"` + id + `","secret":"x"}`, 40125},
	}
	for name, test := range tests {
		if got := c.code("/cgi-bin/stable_token", test.body); got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
	}
	c.server.AllowIPs(netip.MustParsePrefix("192.0.2.1/32"))
	a := c.stableToken(false)
	const says = "invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist rid: "
	if a.Code != 40164 || !strings.HasPrefix(a.Message, says) {
		t.Errorf("not on the allow-list: %d %s", a.Code, a.Message)
	}
}
