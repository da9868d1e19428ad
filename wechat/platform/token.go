package platform

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// The rules of stable_token.
// https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
const (
	// renewBefore is when WeChat begins to hand out the next token. The old one
	// stays good until its end.
	renewBefore = 5 * time.Minute
	// askAgain is how soon WeChat is asked again when it had nothing better than a
	// token within its last minutes, or failed.
	askAgain = 30 * time.Second
	// forceEvery and forceDaily limit force_refresh.
	forceEvery = 30 * time.Second
	forceDaily = 20
)

const tokenPath = "/cgi-bin/stable_token"

// Share keeps a few bytes for all servers of one account, so that they use one
// token and renew it once. It calls change with the bytes kept (nil at first),
// keeps what change returns (nil: no change), and lets nobody else in meanwhile.
// When change fails, nothing changes. The bytes hold the token: they must be
// sealed before they leave the process.
type Share func(ctx context.Context, change Change) error

// Change makes new bytes of those kept.
type Change = func(ctx context.Context, kept []byte) ([]byte, error)

// Token is an access token. It prints as its first characters and its length.
type Token struct {
	value     string
	ExpiresAt time.Time
}

// String shows enough of the token to tell it from another one.
func (t Token) String() string {
	if len(t.value) < 16 {
		return fmt.Sprintf("… (%d characters)", len(t.value))
	}
	return fmt.Sprintf("%s… (%d characters)", t.value[:6], len(t.value))
}

// GoString is String: %#v would print the whole token.
func (t Token) GoString() string { return t.String() }

// Token returns the access token in use, asking WeChat for one where necessary.
func (c *Client) Token(ctx context.Context) (Token, error) { return c.tokens.token(ctx, "") }

// RenewToken returns a token other than the one in use, which ends with that. It
// insists with WeChat where it must, possible every 30 s and 20 times a day.
func (c *Client) RenewToken(ctx context.Context) (Token, error) {
	used, err := c.Token(ctx)
	if err != nil {
		return Token{}, err
	}
	return c.tokens.token(ctx, used.value)
}

// stableToken asks WeChat for the token. In normal mode the same call may be
// made again: it answers with the same token until that is about to end.
func (c *Client) stableToken(ctx context.Context, force bool) (Token, error) {
	asked := c.tokens.now()
	in := struct {
		GrantType string `json:"grant_type"`
		AppID     string `json:"appid"`
		Secret    string `json:"secret"`
		Force     bool   `json:"force_refresh,omitempty"`
	}{"client_credential", c.appID, c.secret(), force}
	var out struct {
		Token     string `json:"access_token"`
		ExpiresIn int64  `json:"expires_in"`
	}
	r := request{path: tokenPath, open: true, safe: !force}
	if err := c.postJSON(ctx, r, in, &out); err != nil {
		return Token{}, err
	}
	if out.Token == "" || out.ExpiresIn <= 0 {
		return Token{}, fmt.Errorf("%s: %w: no token in it", r.path, ErrAnswer)
	}
	return Token{out.Token, asked.Add(seconds(out.ExpiresIn))}, nil
}

// keeper holds the token, and gets the next one: once, however many ask.
type keeper struct {
	share Share
	fetch func(ctx context.Context, force bool) (Token, error)
	now   func() time.Time
	known chan shared // what was seen last; who has taken it is alone inside
}

func newKeeper(o Options, fetch func(context.Context, bool) (Token, error)) keeper {
	k := keeper{share: o.Share, fetch: fetch, now: o.Now, known: make(chan shared, 1)}
	k.known <- shared{}
	if k.share == nil {
		k.share = inMemory()
	}
	if k.now == nil {
		k.now = time.Now
	}
	return k
}

// inMemory shares with nobody: one keeper uses it, and lets one in at a time.
func inMemory() Share {
	var kept []byte
	return func(ctx context.Context, change Change) error {
		changed, err := change(ctx, kept)
		if err == nil && changed != nil {
			kept = changed
		}
		return err
	}
}

// token returns a token other than stale, which WeChat refused just now.
func (k keeper) token(ctx context.Context, stale string) (Token, error) {
	var s shared
	select {
	case s = <-k.known:
		defer func() { k.known <- s }()
	case <-ctx.Done():
		return Token{}, fmt.Errorf("wait for the access token: %w", ctx.Err())
	}
	if s.good(k.now(), stale) {
		return s.token(), nil
	}
	var failed error
	err := k.share(ctx, func(ctx context.Context, kept []byte) (changed []byte, err error) {
		s = unpack(kept)
		if s.good(k.now(), stale) {
			return nil, nil // somebody else renewed it
		}
		failed = k.renew(ctx, &s, stale)
		return json.Marshal(s) // also of a failure, for its time
	})
	if failed != nil && !s.good(k.now(), stale) {
		err = failed // else it has minutes left, in which renewing may succeed
	}
	if err != nil {
		return Token{}, fmt.Errorf("access token: %w", err)
	}
	return s.token(), nil
}

// renew asks in normal mode, and insists only when WeChat answers with the very
// token it has just refused.
func (k keeper) renew(ctx context.Context, s *shared, stale string) error {
	s.AskedAt = k.now()
	token, err := k.fetch(ctx, false)
	if err == nil && token.value == stale {
		if !s.mayForce(k.now()) {
			return fmt.Errorf("%w, gives it again, and may not be asked for another yet", ErrToken)
		}
		s.Forced = append(s.Forced, k.now())
		token, err = k.fetch(ctx, true)
	}
	if err != nil {
		return err
	}
	s.Value, s.ExpiresAt = token.value, token.ExpiresAt
	return nil
}

// shared is what the servers of an account know together.
type shared struct {
	Value     string      `json:"value"`
	ExpiresAt time.Time   `json:"expires_at"`
	AskedAt   time.Time   `json:"asked_at"`
	Forced    []time.Time `json:"forced,omitempty"` // force_refresh of the last day
}

// unpack reads what is kept. What is damaged, or of another version, is as good as
// nothing.
func unpack(kept []byte) shared {
	var s shared
	if json.Unmarshal(kept, &s) != nil {
		return shared{}
	}
	return s
}

func (s shared) token() Token { return Token{s.Value, s.ExpiresAt} }

// good tells whether the token may be used without asking WeChat.
func (s shared) good(now time.Time, stale string) bool {
	if s.Value == "" || s.Value == stale {
		return false
	}
	left := s.ExpiresAt.Sub(now)
	return left >= renewBefore || left > 0 && now.Sub(s.AskedAt) < askAgain
}

// mayForce forgets what lies more than a day back and tells whether the limits
// of force_refresh leave room for one more.
func (s *shared) mayForce(now time.Time) bool {
	var recent []time.Time
	for _, at := range s.Forced {
		if now.Sub(at) < 24*time.Hour {
			recent = append(recent, at)
		}
	}
	s.Forced = recent
	n := len(recent)
	return n < forceDaily && (n == 0 || now.Sub(recent[n-1]) >= forceEvery)
}
