// Package wechat implements the callback protocol of a WeChat Official Account. It
// checks and decrypts what WeChat posts (signature, timestamp, AES, strict XML),
// decodes it into small typed messages, and seals the reply that goes back in the
// same response. Caller is the other end: it plays WeChat for tests and tools.
//
// The package does no I/O, keeps no state and knows no HTTP framework. It does not
// call WeChat's own API (package platform does), does not store messages
// (Received.Key identifies them) and does not convert datums: coordinates leave as
// they were sent.
//
// The protocol is described at
// https://developers.weixin.qq.com/doc/subscription/guide/dev/push/ and
// https://developers.weixin.qq.com/doc/service/guide/product/message/ .
package wechat
