package wechat_test

import (
	"testing"

	"nearby/wechat"
)

func BenchmarkOpen(b *testing.B) {
	for _, mode := range []wechat.Mode{wechat.Plain, wechat.Secure} {
		callback := newCallback(b, options(mode))
		req := post(b, options(mode), []byte(locationXML("31.232794", "121.475152")))
		b.Run(mode.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := callback.Open(req.Query, req.Body, now); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSeal(b *testing.B) {
	reply := wechat.NewsReply{Articles: []wechat.Article{{
		Title:       "附近 1 公里有 214 家餐厅，最近 80 米",
		Description: "① 佳家汤包 80 米 ↖西北 约 1 分钟\n② 大壶春 120 米 ↑北 约 2 分钟",
		PicURL:      "https://example.com/n/0123456789abcdef.png",
		URL:         "https://example.com/n/0123456789abcdef",
	}}}
	for _, mode := range []wechat.Mode{wechat.Plain, wechat.Secure} {
		req := post(b, options(mode), []byte(textXML))
		r, err := newCallback(b, options(mode)).Open(req.Query, req.Body, now)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(mode.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Seal(reply, now); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
