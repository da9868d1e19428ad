package platform

import (
	"context"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"time"
)

// CallbackIPs returns the addresses that WeChat's callbacks come from. They
// change: an allow-list made of them should be refreshed daily.
// https://developers.weixin.qq.com/doc/service/api/base/api_getcallbackip
func (c *Client) CallbackIPs(ctx context.Context) ([]netip.Prefix, error) {
	return c.addresses(ctx, "/cgi-bin/getcallbackip")
}

// APIIPs returns the addresses that WeChat's API answers at.
func (c *Client) APIIPs(ctx context.Context) ([]netip.Prefix, error) {
	return c.addresses(ctx, "/cgi-bin/get_api_domain_ip")
}

func (c *Client) addresses(ctx context.Context, path string) ([]netip.Prefix, error) {
	var out struct {
		IPs []string `json:"ip_list"`
	}
	if err := c.get(ctx, path, nil, &out); err != nil {
		return nil, err
	}
	prefixes := make([]netip.Prefix, 0, len(out.IPs))
	for _, text := range out.IPs {
		prefix, err := prefix(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w: %w", path, ErrAnswer, err)
		}
		prefixes = append(prefixes, prefix)
	}
	return prefixes, nil
}

// prefix reads "101.226.62.77" and "101.226.103.0/25".
func prefix(text string) (netip.Prefix, error) {
	if ip, err := netip.ParseAddr(text); err == nil {
		return netip.PrefixFrom(ip, ip.BitLen()), nil
	}
	return netip.ParsePrefix(text)
}

// Reachability is what WeChat sees of the callback's address.
type Reachability struct {
	DNS []struct {
		IP       string `json:"ip"`
		Operator string `json:"real_operator"`
	} `json:"dns"`
	Ping []struct {
		IP   string `json:"ip"`
		From string `json:"from_operator"`
		Loss string `json:"package_loss"` // "0%" or "100%"
		Time string `json:"time"`         // "23.079ms"
	} `json:"ping"`
}

// CheckCallback has WeChat look up the callback's name and ping its addresses.
// https://developers.weixin.qq.com/doc/service/api/base/api_callbackcheck
func (c *Client) CheckCallback(ctx context.Context) (Reachability, error) {
	in := map[string]string{"action": "all", "check_operator": "DEFAULT"}
	var out Reachability
	// WeChat pings before it answers, which may take longer than other calls.
	r := request{path: "/cgi-bin/callback/check", safe: true, slow: true}
	err := c.postJSON(ctx, r, in, &out)
	return out, err
}

// Quota is how often one call may still be made today.
type Quota struct {
	Daily     int `json:"daily_limit"`
	Used      int `json:"used"`
	Remaining int `json:"remain"`
}

// Quota returns the quota of the call at path, for example "/cgi-bin/menu/create".
// https://developers.weixin.qq.com/doc/service/api/apimanage/api_getapiquota
func (c *Client) Quota(ctx context.Context, path string) (Quota, error) {
	var out struct {
		Quota Quota `json:"quota"`
	}
	err := c.ask(ctx, "/cgi-bin/openapi/quota/get", map[string]string{"cgi_path": path}, &out)
	return out.Quota, err
}

// ClearQuota sets the quota of one call back, possible ten times a month.
func (c *Client) ClearQuota(ctx context.Context, path string) error {
	return c.post(ctx, "/cgi-bin/openapi/quota/clear", map[string]string{"cgi_path": path}, nil)
}

// ClearQuotas sets the quota of every call back, possible ten times a month. It
// goes by the AppSecret, and so also when the quota of tokens is used up.
// https://developers.weixin.qq.com/doc/service/api/apimanage/api_clearquotabyappsecret
func (c *Client) ClearQuotas(ctx context.Context) error {
	return c.call(ctx, request{
		method: http.MethodPost, path: "/cgi-bin/clear_quota/v2", open: true,
		query: url.Values{"appid": {c.appID}, "appsecret": {c.secret()}},
	}, nil)
}

// Call is what WeChat remembers of a call that failed, for seven days.
type Call struct {
	At       time.Time
	Took     time.Duration
	Query    string // without the access token
	Request  string // body
	Response string // body
	ClientIP string // where the call came from, as WeChat saw it
}

// RID returns the call that an Error's RID names.
// https://developers.weixin.qq.com/doc/service/api/apimanage/api_getridinfo
func (c *Client) RID(ctx context.Context, rid string) (Call, error) {
	var out struct {
		Request struct {
			At       int64  `json:"invoke_time"`
			Took     int64  `json:"cost_in_ms"`
			Query    string `json:"request_url"`
			Request  string `json:"request_body"`
			Response string `json:"response_body"`
			ClientIP string `json:"client_ip"`
		} `json:"request"`
	}
	err := c.ask(ctx, "/cgi-bin/openapi/rid/get", map[string]string{"rid": rid}, &out)
	if err != nil {
		return Call{}, err
	}
	found := out.Request
	return Call{
		At: time.Unix(found.At, 0), Took: time.Duration(found.Took) * time.Millisecond,
		Query:    withoutToken(found.Query),
		Request:  withhold(found.Request, c.secret()),
		Response: withhold(found.Response, c.secret()),
		ClientIP: found.ClientIP,
	}, nil
}

// withoutToken drops the secrets of a query that WeChat repeats.
func withoutToken(query string) string {
	values, err := url.ParseQuery(query)
	if err != nil {
		return ""
	}
	values.Del("access_token")
	values.Del("appsecret")
	values.Del("secret")
	return values.Encode()
}
