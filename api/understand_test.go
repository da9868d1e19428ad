package api

import (
	"testing"

	"nearby/api/dialogue"
	"nearby/wechat"
)

// Clients and WeChat put a text in the place of a message that they do not pass on. Nobody
// typed it, so it is no wish; the same words in a sentence are.
func TestPlaceholdersAreNotSearchedFor(t *testing.T) {
	t.Parallel()
	for text, placeholder := range map[string]bool{
		"【收到不支持的消息类型，暂无法显示】":                 true,
		"[收到不支持的消息类型，暂无法显示]":                 true,
		" 【收到不支持的消息类型，暂无法显示】\n":              true,
		"【收到不支援的訊息類型，暫無法顯示】":                 true,
		"[Unsupported Message]":              true,
		"[unsupported message type]":         true,
		"[This message cannot be displayed]": true,
		"[动画表情]":                             true,
		"[動態貼圖]":                             true,
		"[Sticker]":                          true,
		"[贴图]":                               true,
		"火锅":                                 false,
		"不支持的消息类型":                           false,
		"[火锅]":                               false,
		"【火锅】不支持外卖吗":                         false,
		"[微笑]":                               false,
		"sticker shop":                       false,
		"[":                                  false,
		"":                                   false,
	} {
		input := Options{}.understand(wechat.Text{Content: text})
		if _, media := input.(dialogue.MediaSent); media != placeholder {
			t.Errorf("%q means %#v, want it taken for a placeholder: %v", text, input, placeholder)
		}
	}
}
