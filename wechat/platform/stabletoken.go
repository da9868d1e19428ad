package platform

import (
	"context"
	"fmt"
)

// Token returns the access token in use. It asks WeChat for one if necessary.
func (c *Client) Token(ctx context.Context) (Token, error) { return c.tokens.token(ctx, "") }

// RenewToken returns a token other than the one in use, which becomes invalid. If
// necessary it forces WeChat, which is possible every 30 s and 20 times a day.
func (c *Client) RenewToken(ctx context.Context) (Token, error) {
	used, err := c.Token(ctx)
	if err != nil {
		return Token{}, err
	}
	return c.tokens.token(ctx, used.value)
}

// stableToken asks WeChat for the token. Without force the call may be repeated: it
// gives the same token until shortly before its end.
// https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
func (c *Client) stableToken(ctx context.Context, force bool) (Token, error) {
	asked := c.now()
	in := struct {
		GrantType string `json:"grant_type"`
		AppID     string `json:"appid"`
		Secret    string `json:"secret"`
		Force     bool   `json:"force_refresh,omitempty"`
	}{"client_credential", c.appID, c.secret(), force}
	var out struct {
		Token     string `json:"access_token"`
		ExpiresIn int64  `json:"expires_in"`
	}
	r := request{path: tokenPath, open: true, safe: !force}
	if err := c.postJSON(ctx, r, in, &out); err != nil {
		return Token{}, err
	}
	if out.Token == "" || out.ExpiresIn <= 0 {
		return Token{}, fmt.Errorf("%s: %w: no token in it", r.path, ErrAnswer)
	}
	return Token{out.Token, asked.Add(seconds(out.ExpiresIn))}, nil
}
