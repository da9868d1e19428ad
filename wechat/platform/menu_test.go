package platform_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

// full is a menu with a button of every type that needs no material.
func full() platform.Menu {
	return platform.Menu{Buttons: []platform.Button{
		{Type: platform.SelectLocation, Name: "附近", Key: "near"},
		{Name: "找 & <看>", SubButtons: []platform.Button{
			{Type: platform.Click, Name: "餐厅 🍜", Key: "category:restaurant"},
			{Type: platform.View, Name: "网页", URL: "https://example.com/n?a=1&b=<2>"},
			{Type: platform.ScanPush, Name: "扫一扫", Key: "s"},
			{Type: platform.ScanWait, Name: "扫并等", Key: "w"},
			{
				Type: platform.OpenMiniProgramPage, Name: "小程序",
				URL: "http://example.com", AppID: "wx1", PagePath: "pages/a",
			},
		}},
		{Name: "图\u2028片", SubButtons: []platform.Button{
			{Type: platform.Photo, Name: "拍照", Key: "p"},
			{Type: platform.PhotoOrAlbum, Name: "拍照或相册", Key: "pa"},
			{Type: platform.Album, Name: "相册", Key: "a"},
			{Type: platform.SendArticle, Name: "文章", ArticleID: "ART_1"},
			{Type: platform.ViewArticle, Name: "看文章", ArticleID: "ART_1"},
		}},
	}}
}

func TestAMenuComesBackAsItWasSent(t *testing.T) {
	t.Parallel()
	c, _ := setup(t)
	if _, err := c.Menus(t.Context()); !errors.Is(err, platform.ErrNoMenu) {
		t.Errorf("Menus() before any: error = %v, want %v", err, platform.ErrNoMenu)
	}
	want := full()
	if err := c.CreateMenu(t.Context(), want); err != nil {
		t.Fatalf("CreateMenu() error = %v", err)
	}
	got, err := c.Menus(t.Context())
	if err != nil {
		t.Fatalf("Menus() error = %v", err)
	}
	if diff := cmp.Diff(platform.Menus{Default: want}, got); diff != "" {
		t.Errorf("Menus() differs (-want +got):\n%s", diff)
	}
	if err := c.DeleteMenu(t.Context()); err != nil {
		t.Fatalf("DeleteMenu() error = %v", err)
	}
	if _, err := c.Menus(t.Context()); !errors.Is(err, platform.ErrNoMenu) {
		t.Errorf("Menus() after DeleteMenu(): error = %v, want %v", err, platform.ErrNoMenu)
	}
}

func TestConditionalMenus(t *testing.T) {
	t.Parallel()
	c, _ := setup(t)
	simple := func(name string) platform.Menu {
		return platform.Menu{Buttons: []platform.Button{{Type: platform.Click, Name: name, Key: "k"}}}
	}
	if _, err := c.AddConditionalMenu(t.Context(), simple("a"), platform.Match{TagID: "2"}); codeOf(err) != 65303 {
		t.Errorf("AddConditionalMenu() without a default menu: error = %v, want 65303", err)
	}
	if err := c.CreateMenu(t.Context(), simple("default")); err != nil {
		t.Fatal(err)
	}
	older, err := c.AddConditionalMenu(t.Context(), simple("older"), platform.Match{TagID: "2"})
	if err != nil {
		t.Fatalf("AddConditionalMenu() error = %v", err)
	}
	newer, err := c.AddConditionalMenu(t.Context(), simple("newer"), platform.Match{TagID: "2", Platform: "1"})
	if err != nil {
		t.Fatalf("AddConditionalMenu() error = %v", err)
	}
	got, err := c.Menus(t.Context())
	want := platform.Menus{Default: simple("default"), Conditional: []platform.ConditionalMenu{
		{ID: newer, Menu: simple("newer"), Match: platform.Match{TagID: "2", Platform: "1"}},
		{ID: older, Menu: simple("older"), Match: platform.Match{TagID: "2"}},
	}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("Menus() error = %v, differs (-want +got):\n%s", err, diff)
	}

	if err := c.DeleteConditionalMenu(t.Context(), older); err != nil {
		t.Errorf("DeleteConditionalMenu() error = %v", err)
	}
	if err := c.DeleteConditionalMenu(t.Context(), older); codeOf(err) != 65301 {
		t.Errorf("DeleteConditionalMenu() again: error = %v, want 65301", err)
	}
}

// Each of these would be refused. All that is wrong is reported at once, and
// nothing is sent.
func TestMenuFaultsAreReportedWithTheirPlace(t *testing.T) {
	t.Parallel()
	click := platform.Button{Type: platform.Click, Name: "n", Key: "k"}
	repeat := func(b platform.Button, n int) []platform.Button {
		return slices.Repeat([]platform.Button{b}, n)
	}
	group := func(sub ...platform.Button) platform.Button {
		return platform.Button{Name: "n", SubButtons: sub}
	}
	empty := func(kind platform.ButtonType) platform.Button {
		return platform.Button{Type: kind, Name: "n"}
	}
	with := func(change func(*platform.Button)) []platform.Button {
		b := click
		change(&b)
		return []platform.Button{b}
	}
	tests := map[string]struct {
		buttons []platform.Button
		want    []string
	}{
		"no button":    {nil, []string{"button: 0 buttons, must be 1 to 3"}},
		"four buttons": {repeat(click, 4), []string{"button: 4 buttons, must be 1 to 3"}},
		"six sub-buttons": {
			[]platform.Button{group(repeat(click, 6)...)},
			[]string{"button[0].sub_button: 6 buttons, must be 1 to 5"},
		},
		"a name of 17 bytes": {
			with(func(b *platform.Button) { b.Name = strings.Repeat("n", 17) }),
			[]string{"button[0].name: 17 bytes, at most 16"},
		},
		"six Chinese characters": {
			with(func(b *platform.Button) { b.Name = "附近的餐厅吧" }),
			[]string{"button[0].name: 18 bytes, at most 16"},
		},
		"a sub-button's name of 61 bytes, in the second button": {
			[]platform.Button{click, group(
				platform.Button{Type: platform.Click, Name: strings.Repeat("n", 61), Key: "k"},
			)},
			[]string{"button[1].sub_button[0].name: 61 bytes, at most 60"},
		},
		"no name": {
			with(func(b *platform.Button) { b.Name = " " }),
			[]string{"button[0].name: empty"},
		},
		"broken UTF-8": {
			with(func(b *platform.Button) { b.Name = "\xff" }),
			[]string{"button[0].name: not UTF-8"},
		},
		"a key of 129 bytes": {
			with(func(b *platform.Button) { b.Key = strings.Repeat("k", 129) }),
			[]string{"button[0].key: 129 bytes, at most 128"},
		},
		"a url of 1025 bytes": {
			with(func(b *platform.Button) {
				b.Type, b.URL = platform.View, "https://a.cn/"+strings.Repeat("u", 1012)
			}),
			[]string{"button[0].url: 1025 bytes, at most 1024"},
		},
		"a url that is none": {
			with(func(b *platform.Button) { b.Type, b.URL = platform.View, "javascript:alert(1)" }),
			[]string{"button[0].url: not an http or https address"},
		},
		"no type": {
			[]platform.Button{empty("")},
			[]string{"button[0].type: empty, and there are no sub-buttons"},
		},
		"an unknown one": {
			[]platform.Button{empty("open")},
			[]string{`button[0].type: "open" is no type of button`},
		},
		"sub-buttons and a type": {
			with(func(b *platform.Button) { b.SubButtons = repeat(click, 1) }),
			[]string{"button[0].type: a button with sub-buttons has none"},
		},
		"a third level": {
			[]platform.Button{group(group(click))},
			[]string{"button[0].sub_button[0].sub_button: a menu has two levels and no more"},
		},
		"each type without what it needs": {
			[]platform.Button{
				group(empty(platform.Click), empty(platform.View)),
				group(empty(platform.SendMedia), empty(platform.ViewArticle)),
				empty(platform.OpenMiniProgramPage),
			},
			[]string{
				"button[0].sub_button[0].key: a click button needs it",
				"button[0].sub_button[1].url: a view button needs it",
				"button[1].sub_button[0].media_id: a media_id button needs it",
				"button[1].sub_button[1].article_id: a article_view_limited button needs it",
				"button[2].url: a miniprogram button needs it",
				"button[2].appid: a miniprogram button needs it",
				"button[2].pagepath: a miniprogram button needs it",
			},
		},
	}
	c, w := setup(t)
	for name, test := range tests {
		err := c.CreateMenu(t.Context(), platform.Menu{Buttons: test.buttons})
		if !errors.Is(err, platform.ErrInvalid) {
			t.Errorf("%s: CreateMenu() error = %v, want %v", name, err, platform.ErrInvalid)
			continue
		}
		_, list, _ := strings.Cut(err.Error(), platform.ErrInvalid.Error()+": ")
		if diff := cmp.Diff(test.want, strings.Split(list, "\n")); diff != "" {
			t.Errorf("%s: faults differ (-want +got):\n%s", name, diff)
		}
	}
	if got := w.Calls(createPath); got != 0 {
		t.Errorf("%d menus were sent, want none", got)
	}
}

func TestConditionalMenuFaults(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	var buttons []platform.Button
	for i := range 4 {
		url := fmt.Sprintf("https://%d.example.com/", i)
		buttons = append(buttons, platform.Button{Type: platform.View, Name: "n", URL: url})
	}
	menu := platform.Menu{Buttons: []platform.Button{{Name: "n", SubButtons: buttons}}}
	_, err := c.AddConditionalMenu(t.Context(), menu, platform.Match{})
	for _, want := range []string{"matchrule: empty", "button: links to 4 domains, at most 3"} {
		if !errors.Is(err, platform.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("AddConditionalMenu() error = %v, want it to say %q", err, want)
		}
	}
	if got := w.Calls("/cgi-bin/menu/addconditional"); got != 0 {
		t.Errorf("%d menus were sent, want none", got)
	}
}

func TestControlCharactersAreNotSent(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	menu := platform.Menu{Buttons: []platform.Button{{Type: platform.Click, Name: "a\x01b", Key: "k"}}}
	if err := c.CreateMenu(t.Context(), menu); err == nil || !strings.Contains(err.Error(), "U+0001") {
		t.Errorf("CreateMenu() error = %v, want one that names U+0001", err)
	}
	if got := w.Calls(createPath); got != 0 {
		t.Errorf("%d menus were sent, want none", got)
	}
}

// The client's rules and the stand-in's were written apart from each other. On
// menus near the limits they must say the same.
func TestClientAndStandInAgreeOnMenus(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	if _, err := c.Token(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.SetQuota(createPath, 1<<30)
	taken := 0
	rapid.Check(t, func(rt *rapid.T) {
		menu := platform.Menu{Buttons: rapid.SliceOfN(buttons(2), 0, 4).Draw(rt, "buttons")}
		body, err := marshal(menu)
		if err != nil {
			rt.Fatal(err)
		}
		checked := menu.Check()
		answer := w.raw(t, createPath, "application/json", body)
		accepted := answer == `{"errcode":0,"errmsg":"ok"}`
		if accepted != (checked == nil) {
			rt.Errorf("%s\nCheck() = %v, the stand-in answers %s", body, checked, answer)
		}
		if accepted {
			taken++
		}
	})
	t.Logf("%d menus accepted", taken)
}

// marshal writes a menu as a program would that checks nothing.
func marshal(m platform.Menu) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(m)
	return b.Bytes(), err
}

// buttons draws buttons, most of them good and some just beyond a limit. A type
// beside sub-buttons is left out: the client is stricter there.
func buttons(levels int) *rapid.Generator[platform.Button] {
	length := func(good, limit int) *rapid.Generator[string] {
		return rapid.Map(often(good, limit, limit+1, 0), func(n int) string {
			return strings.Repeat("n", n)
		})
	}
	return rapid.Custom(func(t *rapid.T) platform.Button {
		name := 16
		if levels == 1 {
			name = 60
		}
		b := platform.Button{Name: length(5, name).Draw(t, "name")}
		if levels > 0 && rapid.IntRange(0, 3).Draw(t, "sub") == 0 {
			b.SubButtons = rapid.SliceOfN(buttons(levels-1), 1, 6).Draw(t, "sub_button")
			return b
		}
		b.Type = rapid.OneOf(
			rapid.SampledFrom([]platform.ButtonType{platform.Click, platform.View, platform.Album}),
			rapid.SampledFrom([]platform.ButtonType{platform.SendArticle, platform.OpenMiniProgramPage}),
			often(platform.ScanWait, "", "nothing"),
		).Draw(t, "type")
		b.Key = length(3, 128).Draw(t, "key")
		const site = "https://example.com/"
		b.URL = often(site+"?a=1&b=2", "http://例子.测试/", "mailto:a@b.c", "",
			site+strings.Repeat("u", 1004), site+strings.Repeat("u", 1005)).Draw(t, "url")
		b.ArticleID = often("ART", "").Draw(t, "article_id")
		b.AppID, b.PagePath = "wx1", often("p", "").Draw(t, "pagepath")
		return b
	})
}

// often draws the usual value nine times of ten.
func often[T any](usual T, others ...T) *rapid.Generator[T] {
	return rapid.Custom(func(t *rapid.T) T {
		if rapid.IntRange(0, 9).Draw(t, "luck") > 0 {
			return usual
		}
		return rapid.SampledFrom(others).Draw(t, "other")
	})
}

func TestWhatEachTypeOfAccountMayDo(t *testing.T) {
	t.Parallel()
	everything := []string{"JSTicket", "Menus", "MaterialCount", "Send", "CreateQR"}
	tests := map[string]struct {
		account platformtest.Account
		may     []string
	}{
		"verified service account":        {platformtest.VerifiedService, everything},
		"verified subscription account":   {platformtest.VerifiedSubscription, everything[:4]},
		"unverified service account":      {platformtest.UnverifiedService, everything[:2]},
		"unverified subscription account": {platformtest.UnverifiedSubscription, everything[:1]},
		"test account":                    {platformtest.TestAccount, everything},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, w := setup(t)
			ops := operations(t.Context(), c, prepare(t, c, w))
			w.SetAccount(test.account)
			for _, name := range everything {
				err := ops[name].do()
				if slices.Contains(test.may, name) && err != nil {
					t.Errorf("%s() error = %v, want it allowed", name, err)
				}
				if !slices.Contains(test.may, name) && !errors.Is(err, platform.ErrUnauthorized) {
					t.Errorf("%s() error = %v, want %v", name, err, platform.ErrUnauthorized)
				}
			}
		})
	}
}
