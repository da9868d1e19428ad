package send

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/wechat"
)

func TestAReplyIsShownAsInTheChat(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		reply wechat.Reply
		want  string
	}{
		"a text": {wechat.TextReply{Content: "a\nb"}, "a\nb\n"},
		"links in a text": {
			wechat.TextReply{Content: `<a href="https://m.example/?a=1&amp;b=2">人民广场</a> 80 米 ` +
				`<a href="weixin://bizmsgmenu?msgmenucontent=1&amp;msgmenuid=1">餐厅</a>`},
			"人民广场 <https://m.example/?a=1&b=2> 80 米 [餐厅]\n",
		},
		"articles": {
			wechat.NewsReply{Articles: []wechat.Article{
				{Title: "附近", Description: "① 面馆\n② 茶馆", URL: "https://m.example/"},
				{Title: "面馆", Description: "80 米", PicURL: "https://m.example/a.png", URL: "https://m.example/1"},
			}},
			"┌ 附近\n│ ① 面馆\n│ ② 茶馆\n└ https://m.example/\n" +
				"┌ 面馆\n│ 80 米\n│ picture: https://m.example/a.png\n└ https://m.example/1\n",
		},
		"silence": {wechat.Success{}, "(nothing is shown)\n"},
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, Chat(test.reply)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
