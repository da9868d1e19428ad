package wechat_test

import (
	"testing"
	"time"

	"nearby/wechat"
)

const (
	token   = "AAAAA"
	appID   = "wxba5fad812f8e6fb9"
	account = "gh_5d41402abc4b"
	openID  = "oSender0123456789abcdefghijkl"

	currentKey  = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
	previousKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
	foreignKey  = "AdiqDDDvUNCeE1ZW5XJmjf9fqNBJpGBs4vL4cHKmHBS"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// options returns valid ones for a mode.
func options(mode wechat.Mode) wechat.Options {
	o := wechat.Options{Token: token, Mode: mode, MaxSkew: 5 * time.Minute}
	if mode != wechat.Plain {
		o.AppID, o.AESKey = appID, currentKey
	}
	return o
}

func newCallback(tb testing.TB, o wechat.Options) *wechat.Callback {
	tb.Helper()
	c, err := wechat.New(o)
	if err != nil {
		tb.Fatalf("New: %v", err)
	}
	return c
}

func newCaller(tb testing.TB, o wechat.Options) *wechat.Caller {
	tb.Helper()
	c, err := wechat.NewCaller(o)
	if err != nil {
		tb.Fatalf("NewCaller: %v", err)
	}
	return c
}

// post returns the request that delivers message, or fails.
func post(tb testing.TB, o wechat.Options, message []byte) wechat.Request {
	tb.Helper()
	r, err := newCaller(tb, o).PostXML(message, now)
	if err != nil {
		tb.Fatalf("PostXML: %v", err)
	}
	return r
}

// header returns one whose time survives the wire, which carries whole seconds.
func header(id int64) wechat.Header {
	return wechat.Header{ToUser: account, FromUser: openID, CreateTime: now, MsgID: id}
}
