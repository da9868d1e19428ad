// Package platformtest is a stand-in for WeChat's HTTP API: one account with its
// token, menus, media, text messages, QR codes and quotas.
//
// It keeps state and judges every call by WeChat's documentation, with code of its
// own: it shares nothing with package platform, so that a wrong limit there is
// noticed. Tests can move its clock, delay and break its answers, and read what it
// was asked.
//
// Each group of calls is a type of its own: tokens, quotas, menus, media, audience,
// qrCodes. Server puts them together. The package sends no callbacks (package
// wechat's Caller does) and has only the calls that package platform makes. Where
// WeChat does not document an error code, the choice is marked "assumed".
package platformtest
