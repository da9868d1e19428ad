package platform

import (
	"fmt"
	"strings"
)

// tokenPath is the call that gives access tokens.
const tokenPath = "/cgi-bin/stable_token"

// Error is a refusal by WeChat.
type Error struct {
	Path    string // the call that was refused: "/cgi-bin/menu/create"
	Code    int    // errcode
	Message string // errmsg, without the rid
	RID     string // identifies the request for WeChat's support; may be empty
}

// newError splits WeChat's message: "invalid button size rid: 61725984-6126f6f9-040f19c4".
func newError(path string, code int, text string) *Error {
	e := &Error{Path: path, Code: code, Message: strings.TrimSpace(text)}
	if at := strings.LastIndex(text, "rid:"); at >= 0 {
		e.Message = strings.TrimRight(text[:at], " ,;")
		e.RID = strings.TrimSpace(text[at+len("rid:"):])
	}
	return e
}

// Error gives WeChat's message, what it means and what to do, in English.
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
// empty for a code that this package does not know.
func (e *Error) Meaning(language string) string { return codes[e.Code].meaning.in(language) }

// Hint says what to do about it, in the same languages. It may be empty.
func (e *Error) Hint(language string) string { return codes[e.Code].hint.in(language) }

// Is matches the error of this package that stands for the code.
func (e *Error) Is(target error) bool { return target != nil && e.class() == target }

// class is the error of this package that stands for the code. For stable_token,
// which takes no access token, 40001 means a wrong secret.
func (e *Error) class() error {
	if e.Path == tokenPath && e.Code == 40001 {
		return ErrCredentials
	}
	return codes[e.Code].err
}
