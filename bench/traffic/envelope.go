package traffic

import (
	"slices"
	"time"

	"nearby/wechat"
)

// envelope signs messages, and encrypts them when the account is not plain.
type envelope struct {
	caller *wechat.Caller
	plain  bool
	second int64
	query  string // signed in that second, good for every plain message of it
}

// close returns the query and the body of a message. The body is the caller's to keep.
func (e *envelope) close(message []byte, now time.Time) (query string, body []byte, err error) {
	if !e.plain {
		request, err := e.caller.PostXML(message, now)
		return request.Query.Encode(), request.Body, err
	}
	// In plain mode the signature is not over the message: one a second will do.
	if e.query == "" || now.Unix() != e.second {
		request, err := e.caller.PostXML(nil, now)
		if err != nil {
			return "", nil, err
		}
		e.second, e.query = now.Unix(), request.Query.Encode()
	}
	return e.query, slices.Clone(message), nil
}
