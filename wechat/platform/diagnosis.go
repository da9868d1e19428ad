package platform

import "context"

// Reachability is what WeChat finds when it looks for the callback's address.
type Reachability struct {
	DNS []struct {
		IP string `json:"ip"`
	} `json:"dns"`
}

// CheckCallback lets WeChat look up and ping the host of the callback URL that its
// console knows.
// https://developers.weixin.qq.com/doc/service/api/base/api_callbackcheck
func (c *Client) CheckCallback(ctx context.Context) (Reachability, error) {
	in := map[string]string{"action": "all", "check_operator": "DEFAULT"}
	var out Reachability
	// WeChat pings before it answers, which may take longer than other calls.
	r := request{path: "/cgi-bin/callback/check", safe: true, slow: true}
	err := c.postJSON(ctx, r, in, &out)
	return out, err
}

// Quota is how often one call may be made today.
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
