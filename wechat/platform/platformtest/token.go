package platformtest

import (
	"crypto/rand"
	"net/netip"
	"strings"
	"time"
)

// The rules of stable_token.
// https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
const (
	tokenLife  = 2 * time.Hour
	tokenNext  = 5 * time.Minute // before the end, from when on a new one is given
	forceEvery = 30 * time.Second
	forceDaily = 20
	tokenSize  = 512
)

// tokens are the account's credentials and every token that was given.
type tokens struct {
	appID, secret string
	allowed       []netip.Prefix // the allow-list; nil is off

	current string
	ends    map[string]time.Time // when a token ends or ended
	revoked map[string]bool      // refused with 40001
	forced  []time.Time
	minted  int
	none    bool // every token is refused
}

func newTokens(appID, secret string) tokens {
	return tokens{
		appID: appID, secret: secret, ends: map[string]time.Time{}, revoked: map[string]bool{},
	}
}

// mint makes a new token. The previous one keeps its end unless it is revoked.
func (t *tokens) mint(at time.Time, revoke bool) {
	if revoke && t.current != "" {
		t.revoked[t.current] = true
	}
	t.minted++
	t.current = ("98_" + strings.Repeat(rand.Text(), tokenSize))[:tokenSize]
	t.ends[t.current] = at.Add(tokenLife)
}

// check refuses a token that is not valid.
func (t *tokens) check(token string, at time.Time) error {
	ends, known := t.ends[token]
	switch {
	case token == "":
		return refusal(41001)
	case !known && !strings.Contains(token, "_"):
		return refusal(40014)
	case !known || t.revoked[token] || t.none:
		return refusal(40001)
	case !at.Before(ends):
		return refusal(42001)
	}
	return nil
}

type tokenIn struct {
	GrantType string `json:"grant_type"`
	AppID     string `json:"appid"`
	Secret    string `json:"secret"`
	Force     bool   `json:"force_refresh"`
}

func (t *tokens) stableToken(c call, in tokenIn) (any, error) {
	if in.GrantType != "client_credential" {
		return nil, refusal(40002)
	}
	if err := t.checkCredentials(in.AppID, in.Secret); err != nil {
		return nil, err
	}
	if t.allowed != nil && !t.allows(c) {
		return nil, ipRefusal(c.ip.String())
	}
	if err := t.renew(in.Force, c.at); err != nil {
		return nil, err
	}
	left := t.ends[t.current].Sub(c.at)
	return object{"access_token": t.current, "expires_in": int64(left / time.Second)}, nil
}

func (t *tokens) checkCredentials(appID, secret string) error {
	switch {
	case appID == "":
		return refusal(41002)
	case secret == "":
		return refusal(41004)
	case appID != t.appID:
		return refusal(40013)
	case secret != t.secret:
		return refusal(40125)
	}
	return nil
}

func (t *tokens) allows(c call) bool {
	for _, prefix := range t.allowed {
		if prefix.Contains(c.ip) {
			return true
		}
	}
	return false
}

// renew makes a new token when it is due, or forced within the limits. The codes of
// its refusals are assumed.
func (t *tokens) renew(force bool, at time.Time) error {
	if !force {
		if t.current == "" || t.ends[t.current].Sub(at) <= tokenNext {
			t.mint(at, false)
		}
		return nil
	}
	today := 0
	for _, f := range t.forced {
		if at.Sub(f) < forceEvery {
			return refusal(45011)
		}
		if at.Sub(f) < 24*time.Hour {
			today++
		}
	}
	if today >= forceDaily {
		return refusal(45009)
	}
	t.forced = append(t.forced, at)
	t.mint(at, true)
	return nil
}

func (t *tokens) jsTicket(c call) (any, error) {
	if c.http.URL.Query().Get("type") != "jsapi" {
		return nil, refusal(40035) // assumed
	}
	return object{
		"errcode": 0, "errmsg": "ok",
		"ticket": "bxLdikRXVbTPdHSM05e5u-" + rand.Text(), "expires_in": 7200,
	}, nil
}
