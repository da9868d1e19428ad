package platform

import (
	"context"
	"fmt"
)

// Notice is a subscription notice (订阅通知): the values of the fields of a template, such as
// thing1 and time2, which the account has in its console.
type Notice struct {
	Template string
	Values   map[string]string
}

// Notify sends a notice to the person with that OpenID, who has asked for it: 43101 says
// that they have not, or have been sent it. No window of time limits it. Like Send it
// never repeats one.
// https://developers.weixin.qq.com/doc/service/api/notify/notify/api_sendnewsubscribemsg
func (c *Client) Notify(ctx context.Context, openID string, n Notice) error {
	var f faults
	f.add(openID == "", "touser", "empty")
	f.add(n.Template == "", "template_id", "empty")
	type value struct {
		Value string `json:"value"`
	}
	data := make(map[string]value, len(n.Values))
	for name, text := range n.Values {
		f.text(name, text, maxContent)
		data[name] = value{text}
	}
	if err := f.err(); err != nil {
		return fmt.Errorf("subscription notice: %w", err)
	}
	in := struct {
		To       string           `json:"touser"`
		Template string           `json:"template_id"`
		Data     map[string]value `json:"data"`
	}{openID, n.Template, data}
	return c.post(ctx, "/cgi-bin/message/subscribe/bizsend", in, nil)
}
