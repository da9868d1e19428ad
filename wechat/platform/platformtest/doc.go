// Package platformtest is a stand-in for WeChat's HTTP API: one account, with
// its token, menus, media, messages, QR codes and quotas.
//
// It keeps state and judges every call by what WeChat documents, in code of its
// own: nothing is shared with package platform, so that a limit misread there
// does not go unnoticed. Its clock can be moved, its answers can be made slow or
// broken, and it tells what it was asked.
//
// It sends no callbacks (package wechat's Caller does), checks no content and
// draws no QR code that could be scanned. Where WeChat does not say which code
// it answers with, the choice is marked "assumed".
package platformtest
