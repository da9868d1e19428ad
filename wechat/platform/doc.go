// Package platform is a client of WeChat's own HTTP API. It has the calls that the
// program uses: the access token and the JS-SDK ticket, the custom menu, media, text
// messages, QR codes with a scene, and what a diagnosis asks.
//
// It checks a call against the documented limits before it sends it. It repeats a
// call only where that cannot do something twice. It returns WeChat's refusals as
// *Error, with meaning and hint in Chinese and English. No error and no value that
// it returns contains the access token or the AppSecret.
//
// It does not receive messages (package wechat does), does not decide what to say,
// stores no file and writes no log. Which account may make which call depends on
// its type and verification: https://developers.weixin.qq.com/doc/service/guide/ .
package platform
