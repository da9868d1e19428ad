package platform_test

import (
	"testing"
	"time"

	"nearby/wechat/platform"
)

func TestSignPage(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		ticket, nonce string
		at            int64
		page, want    string
	}{
		// https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/JS-SDK.html, appendix 1
		"the official example": {
			"sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg", "Wm3WZYTPz0wzccnW",
			1414587457, "http://mp.weixin.qq.com?params=value", "0f9de62fce790f9a083d5c99e95740ceb90c27ed",
		},
		// Made with openssl by the rules of that appendix:
		//
		//	printf '%s' 'jsapi_ticket=ticket-1&noncestr=Nonce2&timestamp=1714112446&url=https://example.com/n/1?a=1&b=附近' |
		//	  openssl dgst -sha1 -r
		"a query in Chinese": {
			"ticket-1", "Nonce2", 1714112446, "https://example.com/n/1?a=1&b=附近", "6f1c9a2efa3f6068b56376d76ee0de17745c11f4",
		},
	} {
		for _, page := range []string{c.page, c.page + "#here"} {
			if got := platform.SignPage(c.ticket, c.nonce, time.Unix(c.at, 0), page); got != c.want {
				t.Errorf("%s: SignPage(%s) = %s, want %s", name, page, got, c.want)
			}
		}
	}
}
