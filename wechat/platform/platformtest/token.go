package platformtest

import (
	"crypto/rand"
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

// tokens is every token that was given.
type tokens struct {
	current string
	ends    map[string]time.Time // when a token ends or ended
	revoked map[string]bool      // refused with 40001
	forced  []time.Time
	minted  int
	none    bool // every token is refused
}

// mint gives a new token. The one before keeps its end unless it is revoked.
func (t *tokens) mint(at time.Time, revoke bool) {
	if revoke && t.current != "" {
		t.revoked[t.current] = true
	}
	t.minted++
	t.current = ("98_" + strings.Repeat(rand.Text(), tokenSize))[:tokenSize]
	t.ends[t.current] = at.Add(tokenLife)
}

// TokensMinted tells how many different tokens were given.
func (s *Server) TokensMinted() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tokens.minted
}

// CurrentToken is the token that stable_token gives, or "" before the first.
// Tests look for it where it must not be.
func (s *Server) CurrentToken() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tokens.current
}

// RevokeToken makes the token invalid, as when another program forces a new one.
func (s *Server) RevokeToken() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens.mint(s.clock(), true)
}

// RefuseToken lets the current token be refused with 40001, while stable_token
// goes on giving it unless it is forced.
func (s *Server) RefuseToken() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens.revoked[s.tokens.current] = true
}

// RefuseTokens lets every token be refused, or no more.
func (s *Server) RefuseTokens(refuse bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens.none = refuse
}

func (s *Server) checkToken(token string, at time.Time) error {
	ends, known := s.tokens.ends[token]
	switch {
	case token == "":
		return refusal(41001)
	case !known && !strings.Contains(token, "_"):
		return refusal(40014)
	case !known || s.tokens.revoked[token] || s.tokens.none:
		return refusal(40001)
	case !at.Before(ends):
		return refusal(42001)
	}
	return nil
}

func (s *Server) stableToken(c call) (any, error) {
	in, err := decode[struct {
		GrantType string `json:"grant_type"`
		AppID     string `json:"appid"`
		Secret    string `json:"secret"`
		Force     bool   `json:"force_refresh"`
	}](c)
	if err != nil {
		return nil, err
	}
	if in.GrantType != "client_credential" {
		return nil, refusal(40002)
	}
	if err := s.checkCredentials(in.AppID, in.Secret); err != nil {
		return nil, err
	}
	if s.allowed != nil && !s.listed(c) {
		return nil, ipRefusal(c.ip.String())
	}
	if err := s.turn(in.Force, c.at); err != nil {
		return nil, err
	}
	left := s.tokens.ends[s.tokens.current].Sub(c.at)
	return object{"access_token": s.tokens.current, "expires_in": int64(left / time.Second)}, nil
}

func (s *Server) checkCredentials(appID, secret string) error {
	switch {
	case appID == "":
		return refusal(41002)
	case secret == "":
		return refusal(41004)
	case appID != s.appID:
		return refusal(40013)
	case secret != s.secret:
		return refusal(40125)
	}
	return nil
}

func (s *Server) listed(c call) bool {
	for _, prefix := range s.allowed {
		if prefix.Contains(c.ip) {
			return true
		}
	}
	return false
}

// turn makes a new token where it is due, or forced within the limits. Which
// code answers a force too many is assumed.
func (s *Server) turn(force bool, at time.Time) error {
	t := &s.tokens
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

func (s *Server) jsTicket(c call) (any, error) {
	if c.http.URL.Query().Get("type") != "jsapi" {
		return nil, refusal(40035) // assumed
	}
	return object{
		"errcode": 0, "errmsg": "ok",
		"ticket": "bxLdikRXVbTPdHSM05e5u-" + rand.Text(), "expires_in": 7200,
	}, nil
}
