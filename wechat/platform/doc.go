// Package platform is a client of WeChat's own HTTP API: the access token, the
// custom menu, media, customer messages, QR codes with a scene, quotas.
//
// It checks what it sends against the documented limits before sending, sends a
// call again only where that cannot do a thing twice, and returns WeChat's
// refusals as *Error, with what they mean and what to do in Chinese and English.
// No error and no value that it returns holds the access token or the AppSecret.
//
// It does not receive messages (package wechat does), decides nothing about what
// to say, keeps no file and writes no log. Which account may call what depends on
// its type and verification: https://developers.weixin.qq.com/doc/service/guide/ .
package platform
