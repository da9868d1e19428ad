package platform

import (
	"context"
	"crypto/rand"
	"crypto/sha1" //nolint:gosec // the JS-SDK prescribes SHA-1
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// JSTicket asks WeChat for the ticket that signs pages for the JS-SDK and how long it is
// valid, up to two hours. The caller keeps it that long, as [Client.ConfigurePage] does.
// https://developers.weixin.qq.com/doc/service/guide/h5/jssdk.html (appendix 1)
func (c *Client) JSTicket(ctx context.Context) (ticket string, life time.Duration, err error) {
	var out struct {
		Ticket    string `json:"ticket"`
		ExpiresIn int64  `json:"expires_in"`
	}
	query := url.Values{"type": {"jsapi"}}
	err = c.get(ctx, "/cgi-bin/ticket/getticket", query, &out)
	return out.Ticket, seconds(out.ExpiresIn), err
}

// jsTicket is JSTicket as a tokenSource wants it: there is nothing to force.
func (c *Client) jsTicket(ctx context.Context, _ bool) (Token, error) {
	asked := c.now()
	ticket, life, err := c.JSTicket(ctx)
	if err != nil {
		return Token{}, err
	}
	if ticket == "" || life <= 0 {
		return Token{}, fmt.Errorf("ticket for the JS-SDK: %w: no ticket in it", ErrAnswer)
	}
	return Token{ticket, asked.Add(life)}, nil
}

// PageConfig is what a page gives to wx.config besides the list of calls it makes.
type PageConfig struct {
	AppID     string
	Timestamp int64 // Unix seconds
	Nonce     string
	Signature string
}

// ConfigurePage signs a page for the JS-SDK with the ticket that the servers of the
// account share. The URL is the one that the person's WeChat sees, with its query; what
// follows # does not count.
func (c *Client) ConfigurePage(ctx context.Context, pageURL string) (PageConfig, error) {
	ticket, err := c.tickets.token(ctx, "")
	if err != nil {
		return PageConfig{}, err
	}
	at, nonce := c.now(), rand.Text()
	return PageConfig{c.appID, at.Unix(), nonce, SignPage(ticket.value, nonce, at, pageURL)}, nil
}

// SignPage returns the signature for wx.config. It ignores the fragment of pageURL.
func SignPage(ticket, nonce string, at time.Time, pageURL string) string {
	pageURL, _, _ = strings.Cut(pageURL, "#")
	text := fmt.Sprintf("jsapi_ticket=%s&noncestr=%s&timestamp=%d&url=%s",
		ticket, nonce, at.Unix(), pageURL)
	sum := sha1.Sum([]byte(text)) //nolint:gosec // as above
	return hex.EncodeToString(sum[:])
}
