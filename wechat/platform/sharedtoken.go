package platform

import (
	"encoding/json"
	"fmt"
	"time"
)

// The rules of stable_token.
// https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
const (
	// renewBefore is the rest of a token's life in which WeChat gives the next one.
	// The old one remains valid until its end.
	renewBefore = 5 * time.Minute
	// askAgain is the pause between requests while WeChat fails or gives only a token
	// in its last minutes.
	askAgain = 30 * time.Second
	// forceEvery and forceDaily limit force_refresh.
	forceEvery = 30 * time.Second
	forceDaily = 20
)

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

// Remaining is how long the token is still good for, in whole seconds.
func (t Token) Remaining() time.Duration { return time.Until(t.ExpiresAt).Truncate(time.Second) }

// GoString is String: %#v would print the whole token.
func (t Token) GoString() string { return t.String() }

// sharedToken is the state of the token that the servers of an account share.
type sharedToken struct {
	Value     string      `json:"value"`
	ExpiresAt time.Time   `json:"expires_at"`
	AskedAt   time.Time   `json:"asked_at"`
	Forced    []time.Time `json:"forced,omitempty"` // force_refresh of the last day
}

// decodeToken reads the stored state. State that is damaged, or of another version,
// counts as none.
func decodeToken(stored []byte) sharedToken {
	var t sharedToken
	if json.Unmarshal(stored, &t) != nil {
		return sharedToken{}
	}
	return t
}

func (t sharedToken) token() Token { return Token{t.Value, t.ExpiresAt} }

// usable reports whether the token may be used without a question to WeChat. refused
// is a token that WeChat refused.
func (t sharedToken) usable(now time.Time, refused string) bool {
	if t.Value == "" || t.Value == refused {
		return false
	}
	left := t.ExpiresAt.Sub(now)
	return left >= renewBefore || left > 0 && now.Sub(t.AskedAt) < askAgain
}

// mayForce forgets what is older than a day and reports whether the limits allow
// another force_refresh.
func (t *sharedToken) mayForce(now time.Time) bool {
	var recent []time.Time
	for _, at := range t.Forced {
		if now.Sub(at) < 24*time.Hour {
			recent = append(recent, at)
		}
	}
	t.Forced = recent
	n := len(recent)
	return n < forceDaily && (n == 0 || now.Sub(recent[n-1]) >= forceEvery)
}
