// Package send plays WeChat towards a callback: it signs messages, encrypts them when a
// key is set, posts them with WeChat's patience, and opens the answers.
//
// It keeps no conversation (api/simulator does) and measures nothing (bench does).
package send

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"nearby/wechat"
)

// Sender is a person of an account, whose messages go to a callback.
type Sender struct {
	Caller  *wechat.Caller
	Address string // of the callback
	Account string // the account's id, gh_…; "" is one for trials
	User    string // the person's OpenID
}

// EventHeader is the head of an event that happens now.
func (s Sender) EventHeader() wechat.Header {
	account := s.Account
	if account == "" {
		account = "gh_nearby_trial"
	}
	return wechat.Header{ToUser: account, FromUser: s.User, CreateTime: time.Now()}
}

// Header is the head of a message sent now.
func (s Sender) Header() wechat.Header {
	h := s.EventHeader()
	h.MsgID = time.Now().UnixNano()
	return h
}

// XML sends a message that is already written, sound or not, and returns the answer,
// in clear.
func (s Sender) XML(ctx context.Context, message []byte) ([]byte, error) {
	request, err := s.Caller.PostXML(message, time.Now())
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, Timeout)
	defer cancel()
	answer, err := Do(ctx, NewClient(), s.Address, request)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("no answer within %s: WeChat would give up now", Timeout)
	case err != nil:
		return nil, err
	case answer.Code != http.StatusOK:
		return nil, fmt.Errorf("the server answered %s: %s", answer.Status, bytes.TrimSpace(answer.Body))
	}
	return s.Caller.AnswerXML(answer.Body)
}
