package platform

import (
	"context"
	"fmt"
)

// maxContent is the longest text of a customer message, in bytes of UTF-8.
const maxContent = 2048

// TextMessage is a customer message (客服消息), a message outside of a reply: text,
// with <a> links, up to 2048 bytes. The program sends no other kind.
type TextMessage struct {
	Content string `json:"content"`
}

// Send sends m to the person with that OpenID. WeChat accepts it for a time after
// the person did something: 5 messages within 48 hours of a message, 3 within a
// minute of a menu click, a follow or a scan (ErrWindow, ErrCount). Send never
// repeats a message: after ErrUnreachable it may have arrived or not.
// https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage
func (c *Client) Send(ctx context.Context, openID string, m TextMessage) error {
	var f faults
	f.add(openID == "", "touser", "empty")
	f.text("content", m.Content, maxContent)
	if err := f.err(); err != nil {
		return fmt.Errorf("text message: %w", err)
	}
	in := struct {
		To   string      `json:"touser"`
		Type string      `json:"msgtype"`
		Text TextMessage `json:"text"`
	}{openID, "text", m}
	return c.post(ctx, "/cgi-bin/message/custom/send", in, nil)
}
