package platform

import (
	"context"
	"crypto/sha1" //nolint:gosec // the JS-SDK prescribes SHA-1
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// JSTicket returns the ticket that signs pages for the JS-SDK and how long it is
// valid, up to two hours. The caller keeps it that long.
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

// SignPage returns the signature for wx.config. It ignores the fragment of pageURL.
func SignPage(ticket, nonce string, at time.Time, pageURL string) string {
	pageURL, _, _ = strings.Cut(pageURL, "#")
	text := fmt.Sprintf("jsapi_ticket=%s&noncestr=%s&timestamp=%d&url=%s",
		ticket, nonce, at.Unix(), pageURL)
	sum := sha1.Sum([]byte(text)) //nolint:gosec // as above
	return hex.EncodeToString(sum[:])
}
