package doctor

import (
	"context"
	"strings"

	"nearby/wechat/platform"
)

// examineJSSDK asks for the ticket that signs pages, where they are to be signed, and says
// which domain the console must know for it: WeChat tells nobody which it knows.
func (e *examination) examineJSSDK(ctx context.Context, client *platform.Client) {
	if !e.JSSDK {
		return
	}
	const check = "JS-SDK"
	if _, _, err := client.JSTicket(ctx); err != nil {
		e.refused(check, Failure, err)
		return
	}
	if e.public == nil || !strings.Contains(e.public.Hostname(), ".") {
		e.note(check, Warning, "WeChat gives a ticket, but pages are signed for "+e.PublicURL,
			"set NEARBY_PUBLIC_URL to the address that readers open pages at")
		return
	}
	e.note(check, Fine, "WeChat gives a ticket; 设置与开发 → 公众号设置 → 功能设置 → JS接口安全域名 must have "+e.public.Hostname())
}
