package wechat

import (
	"errors"
	"fmt"
)

// The errors of Verify and Open. Every error they return is one of these, wrapped
// with a reason that may be logged: it quotes no token, key, signature, OpenID or
// coordinate.
var (
	// ErrRefused is a request that is not proven to come from WeChat: wrong or
	// missing signature, ciphertext that cannot be decrypted, another AppID, a body
	// in a form that the mode does not accept. Tell the sender nothing more: the
	// cases must look the same from outside.
	ErrRefused = errors.New("wechat callback refused")

	// ErrStale is a request signed too long ago or too far ahead (Options.MaxSkew).
	ErrStale = errors.New("wechat callback stale")

	// ErrAccount is a genuine message addressed to another account.
	ErrAccount = errors.New("wechat callback for another account")

	// ErrMalformed is a request with a valid signature whose body is not the XML
	// that WeChat documents. Answer it with Success: a retry would not help.
	ErrMalformed = errors.New("wechat callback malformed")

	// ErrJSON is the ErrMalformed of a message in JSON, which newer consoles offer
	// beside XML.
	ErrJSON = fmt.Errorf("the message is JSON: choose XML as the data format (数据格式) in WeChat's console, "+
		"微信开发者平台 → 消息与事件推送: %w", ErrMalformed)
)
