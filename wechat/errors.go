package wechat

import "errors"

// What Verify and Open can answer. Every error they return is one of these,
// wrapped with a reason that is fit for a log: it quotes no token, key,
// signature, OpenID or coordinate.
var (
	// ErrRefused is a request that nobody has shown to come from WeChat: wrong or
	// missing signature, ciphertext that does not open, another AppID, a body in a
	// form the mode does not take. Tell the sender nothing more than that; the
	// cases must look the same from outside.
	ErrRefused = errors.New("wechat callback refused")

	// ErrStale is a request signed too long ago or too far ahead (Options.MaxSkew).
	ErrStale = errors.New("wechat callback stale")

	// ErrAccount is a genuine message addressed to another account.
	ErrAccount = errors.New("wechat callback for another account")

	// ErrMalformed is a request that passed the signature but is not the XML that
	// WeChat documents. Answer it with Success: a retry would be no better.
	ErrMalformed = errors.New("wechat callback malformed")
)
