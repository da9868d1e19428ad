// Package wechat speaks the callback protocol of a WeChat Official Account: it
// opens what WeChat posts (signature, freshness, AES, strict XML) into small
// typed messages, and seals the reply that goes back in the same response.
// Caller is the other end of the wire: it plays WeChat for tests and tools.
//
// It does no I/O, keeps no state and knows no HTTP framework. It does not call
// WeChat's own API, does not remember messages (Received.Key is what to remember
// them by) and does not convert datums: coordinates leave as they were sent.
//
// The protocol is described at
// https://developers.weixin.qq.com/doc/subscription/guide/dev/push/ and
// https://developers.weixin.qq.com/doc/service/guide/product/message/ .
package wechat
