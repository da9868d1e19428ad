package platform

import (
	"errors"
	"fmt"
	"strings"
)

// What callers act on. All but the last three stand for codes of WeChat (see
// sentinels), and an *Error with such a code matches.
var (
	ErrBusy         = errors.New("WeChat is busy")
	ErrToken        = errors.New("WeChat refused the access token")
	ErrCredentials  = errors.New("WeChat does not know this AppID or secret")
	ErrIPNotListed  = errors.New("this server's IP is not on the allow-list")
	ErrMediaID      = errors.New("no such media, or no longer")
	ErrNotFollowing = errors.New("this person does not follow the account")
	ErrWindow       = errors.New("too late to write to this person")
	ErrCount        = errors.New("no more messages to this person for now")
	ErrQuota        = errors.New("the day's quota for this call is used up")
	ErrTooFrequent  = errors.New("too many calls in a short time")
	ErrNoMenu       = errors.New("the account has no menu made through the API")
	ErrUnauthorized = errors.New("this account may not make this call")

	// ErrUnreachable is a call that brought no answer, or half of one.
	ErrUnreachable = errors.New("WeChat's API did not answer")
	// ErrAnswer is an answer that does not come from WeChat's API: a proxy's error
	// page, an empty or overlong body, JSON of another shape.
	ErrAnswer = errors.New("not an answer of WeChat's API")
	// ErrInvalid is something that WeChat would refuse. Nothing was sent.
	ErrInvalid = errors.New("not within WeChat's limits")
)

// sentinels tells which code is which error.
var sentinels = map[int]error{
	-1: ErrBusy, 40001: ErrToken, 40014: ErrToken, 42001: ErrToken,
	40013: ErrCredentials, 40125: ErrCredentials, 41002: ErrCredentials, 41004: ErrCredentials,
	40164: ErrIPNotListed, 40007: ErrMediaID, 43004: ErrNotFollowing, 45015: ErrWindow,
	45047: ErrCount, 45009: ErrQuota, 45011: ErrTooFrequent, 46003: ErrNoMenu,
	48001: ErrUnauthorized,
}

// Error is a refusal by WeChat.
type Error struct {
	Path    string // the call that was refused: "/cgi-bin/menu/create"
	Code    int    // errcode
	Message string // errmsg, without the rid
	RID     string // names the request to WeChat's support and to Client.RID; may be empty
}

// newError splits WeChat's text: "invalid button size rid: 61725984-6126f6f9-040f19c4".
func newError(path string, code int, text string) *Error {
	e := &Error{Path: path, Code: code, Message: strings.TrimSpace(text)}
	if at := strings.LastIndex(text, "rid:"); at >= 0 {
		e.Message = strings.TrimRight(text[:at], " ,;")
		e.RID = strings.TrimSpace(text[at+len("rid:"):])
	}
	return e
}

// Error says in English what WeChat said, what it means and what to do.
func (e *Error) Error() string {
	text := fmt.Sprintf("%s: WeChat answered %d (%s)", e.Path, e.Code, e.Message)
	for _, more := range []string{e.Meaning("en"), e.Hint("en")} {
		if more != "" {
			text += "; " + more
		}
	}
	if e.RID != "" {
		text += " [rid " + e.RID + "]"
	}
	return text
}

// Meaning says what the code means, in Chinese for "zh", else in English. It is
// empty for a code that this package does not know; Message says more then.
func (e *Error) Meaning(language string) string { return codes[e.Code].meaning.in(language) }

// Hint says what to do about it, in the same languages. It may be empty.
func (e *Error) Hint(language string) string { return codes[e.Code].hint.in(language) }

// Is matches the error of this package that stands for the code.
func (e *Error) Is(target error) bool { return target != nil && e.sentinel() == target }

// sentinel is by the code, but where the token comes from there is none to refuse.
func (e *Error) sentinel() error {
	if e.Path == tokenPath && e.Code == 40001 {
		return ErrCredentials
	}
	return sentinels[e.Code]
}
