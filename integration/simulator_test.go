package integration_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	devtools "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"nearby/internal/testsize"
	"nearby/store/storetest"
)

// From the first look to an answer and the page behind it: what somebody does who
// has just cloned this.
func TestTheFirstMinuteInTheSimulator(t *testing.T) {
	t.Parallel()
	s := newSimulator(t, town(50))
	c := newBrowser(t).chat(t, look{}, s, "")

	c.press(t, "#follow .primary")
	c.says(t, "你关注了这个公众号", "欢迎关注", "餐厅")

	// A link in the text types its words.
	c.press(t, lastExchange+".link")
	c.says(t, "餐厅", "位置")
	c.holds(t, "<bizmsgmenuid><![CDATA[1]]>", "restaurant")

	// The place is picked from the list below the map.
	c.press(t, "#plus", "[data-place=location]", "#places li:first-child button")
	c.eventually(t, "document.getElementById('point').textContent.includes('GCJ-02')")
	c.press(t, "#place-send")
	c.says(t, "附近", "①")
	c.eventually(t, "document.querySelector('.card img').naturalWidth > 0")
	c.holds(t, "<Location_X>", "<ArticleCount>1</ArticleCount>", `"Place"`, "GCJ-02")

	c.write(t, "#text", "更多"+kb.Enter)
	c.says(t, "更多", "第 2 页")

	c.press(t, "#to-menu", "[aria-controls=menu-near]", "[data-key=transit]")
	c.says(t, "你点了菜单：公交地铁", "人民广场")
	c.holds(t, "<Event><![CDATA[CLICK]]>", "<EventKey><![CDATA[transit]]>")

	// Sent again it is the same message, and is answered with the same bytes.
	c.press(t, lastExchange+".about", "#again")
	c.eventually(t, "document.querySelector('.retry .same') !== null")
	c.holds(t, "逐字节相同", "nearby send --user simulator_")
	c.press(t, "#inspected > :last-child > .plain")
	c.eventually(t, "document.querySelector('#inspected > :last-child > .plain').textContent === '已复制'")
	c.press(t, "#inspector-close")

	// The page behind the answer opens inside the phone.
	c.press(t, ".card[href^='/n/']")
	c.eventually(t, "document.getElementById('web-frame').contentDocument?.querySelector('h1')?.innerText.includes('餐厅')")
	c.press(t, "#web [data-close]")

	c.press(t, "[data-open=account]", "#unfollow")
	c.says(t, "你取消了关注")
	c.holds(t, "什么也没有")
	c.must(t, chromedp.WaitVisible(chromedp.CSS("#follow")))
	c.quiet(t, s.url)
}

func TestEverythingOfTheSimulatorIsSent(t *testing.T) {
	t.Parallel()
	s := newSimulator(t, town(8), "NEARBY_WECHAT_AES_KEY=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
		"NEARBY_WECHAT_APP_ID=wx0123456789abcdef")
	c := newBrowser(t).chat(t, look{width: 1280, height: 960}, s, "?lang=en")

	// Who does not follow yet does so by scanning.
	c.press(t, "#follow .plain")
	c.write(t, "#scan input", "restaurant")
	c.press(t, "#scan .primary")
	c.says(t, "You scanned a QR code: restaurant")
	c.holds(t, "qrscene_restaurant", "As sent (encrypted)", "<Encrypt>", "<MsgSignature>")

	for selector, kind := range map[string]string{
		"#panel [data-send=image]": "image", "#panel [data-send=video]": "video", "#panel [data-send=file]": "file",
	} {
		c.press(t, "#plus", selector)
		c.answered(t)
		c.holds(t, "<MsgType><![CDATA["+kind+"]]>")
	}
	c.press(t, "[data-send=sticker]")
	c.answered(t)
	c.holds(t, "收到不支持的消息类型")

	c.press(t, "#plus", "#panel [data-open=voice]", "#voice .primary")
	c.answered(t)
	c.holds(t, "<MsgType><![CDATA[voice]]>")
	c.press(t, "#plus", "#panel [data-open=voice]")
	c.write(t, "#voice input", "help")
	c.press(t, "#voice .primary")
	c.says(t, "help")
	c.holds(t, "<Recognition><![CDATA[help]]>")

	c.press(t, "#plus", "#panel [data-open=link]", "#link .primary")
	c.says(t, "A good article")
	c.press(t, "#plus", "#panel [data-open=scan]")
	c.write(t, "#scan input", "transit")
	c.press(t, "#scan .primary")
	c.answered(t)
	c.holds(t, "<Event><![CDATA[SCAN]]>")
	c.quiet(t, s.url)
}

// On the map, by the keyboard, by name, by numbers on any datum, where the browser
// is: each is sent on WeChat's datum, and says how far the numbers moved.
func TestAPlaceIsPickedInEveryWay(t *testing.T) {
	t.Parallel()
	s := newSimulator(t, town(50))
	c := newBrowser(t).chat(t, look{width: 1280, height: 960}, s, "")
	c.press(t, "#follow .primary")
	c.answered(t)
	point := func() string {
		t.Helper()
		return value[string](t, c.tab, "document.getElementById('point').textContent")
	}
	changes := func(steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		before := point()
		c.must(t, steps...)
		c.eventually(t, fmt.Sprintf("document.getElementById('point').textContent !== %q", before))
	}
	send := func(kind string) {
		t.Helper()
		c.press(t, "#place-send")
		c.answered(t)
		c.holds(t, kind)
	}
	open := func(kind string) {
		t.Helper()
		c.press(t, "#plus")
		c.press(t, "#panel [data-place="+kind+"]")
		c.eventually(t, "document.getElementById('point').textContent !== ''")
	}

	open("location")
	middle := value[[]float64](t, c.tab, "(({left, top, width, height}) => [left + width / 2, top + height / 2])(document.getElementById('map').getBoundingClientRect())")
	changes(chromedp.MouseClickXY(middle[0]+80, middle[1]-60))
	changes(chromedp.Focus(chromedp.CSS("#map")), chromedp.KeyEvent(kb.ArrowRight))
	changes(chromedp.DragAndDropXY(middle[0], middle[1], middle[0]-70, middle[1]+20))
	if got := point(); !strings.HasPrefix(got, "WGS-84 31.2") || !strings.Contains(got, "GCJ-02 31.2") {
		t.Errorf("the middle of the map is %q, want it in Shanghai and on both datums", got)
	}
	c.press(t, "#zoom-in", "#zoom-out", "#zoom-all")
	c.must(t, chromedp.Focus(chromedp.CSS("#map")), chromedp.KeyEvent(kb.Enter))
	c.answered(t)
	c.holds(t, "<MsgType><![CDATA[location]]>")

	open("location")
	c.write(t, "#word", "人和馆")
	c.eventually(t, "document.querySelector('#places .name')?.textContent.includes('人和馆')")
	changes(chromedp.SendKeys(chromedp.CSS("#word"), kb.Enter))
	send("<Label><![CDATA[人和馆")

	open("location")
	c.press(t, "#by-numbers")
	c.write(t, "#numbers [name=lat]", squareX)
	c.write(t, "#numbers [name=lng]", squareY)
	changes(chromedp.Click(chromedp.CSS("#numbers .primary")))
	if got := point(); !strings.Contains(got, "和选的一样") {
		t.Errorf("on GCJ-02 the square is %q, want it to be sent as it is", got)
	}
	send("<Location_X>" + squareX + "</Location_X>")

	c.must(t,
		command(devtools.SetPermission, devtools.SetPermissionParams{
			Permission: &devtools.PermissionDescriptor{Name: "geolocation"}, Setting: devtools.PermissionSettingGranted,
		}),
		command(emulation.SetGeolocationOverride, emulation.SetGeolocationOverrideParams{
			Latitude: new(square.Lat), Longitude: new(square.Lng), Accuracy: new(10.0),
		}),
	)
	open("report")
	c.press(t, "#here")
	c.eventually(t, "document.getElementById('point').textContent.startsWith('WGS-84 "+squareLat+"')")
	send("<Latitude>" + squareLat + "</Latitude>")

	// The menu's button announces the place before it is sent.
	c.press(t, "#to-menu", "#menu [data-place=select]", "#place-send")
	c.turns++
	c.answered(t)
	c.holds(t, "<MsgType><![CDATA[location]]>")
	if got := value[string](t, c.tab, "document.getElementById('talk').innerText"); !strings.Contains(got, "你点了菜单：发位置") {
		t.Errorf("the chat is %q, want the menu's button in it", got)
	}
	c.quiet(t, s.url)
}

// Names are data: whatever they hold stands there as text.
func TestHostileNamesAreTextInTheSimulator(t *testing.T) {
	t.Parallel()
	s := newSimulator(t, hard())
	c := newBrowser(t).chat(t, look{}, s, "")
	c.press(t, "#follow .primary")
	c.answered(t)
	c.press(t, "#plus", "[data-place=location]", "#places li:nth-child(2) button", "#place-send")
	c.says(t, "①")
	for _, text := range []string{"<img src=x onerror=alert(1)>", `"></textarea><script>alert(1)</script>`, "1"} {
		c.write(t, "#text", text+kb.Enter)
		c.says(t, text)
	}
	got := value[string](t, c.tab, "document.body.innerText")
	if !strings.Contains(got, "<script>alert(1)</script>") {
		t.Errorf("the page shows %q, want the name as it is", got)
	}
	if n := value[int](t, c.tab, "document.querySelectorAll('img[src=x], #talk script').length"); n != 0 {
		t.Errorf("%d elements came from texts", n)
	}
	c.quiet(t, s.url)
}

// A reload, and a change of the page's language, go on with the conversation; a
// new person begins another.
func TestTheSimulatorGoesOnAfterAReload(t *testing.T) {
	t.Parallel()
	s := newSimulator(t, town(8))
	c := newBrowser(t).chat(t, look{}, s, "")
	c.press(t, "#follow .primary")
	c.answered(t)
	c.press(t, "#plus", "[data-place=location]", "#places li:first-child button", "#place-send")
	c.answered(t)
	talk := "document.getElementById('talk').innerText"
	user := "document.getElementById('user').textContent"
	before, somebody := value[string](t, c.tab, talk), value[string](t, c.tab, user)

	c.must(t, chromedp.Reload())
	c.eventually(t, fmt.Sprintf("document.querySelectorAll('.exchange').length === %d", c.turns))
	if after := value[string](t, c.tab, talk); after != before {
		t.Errorf("after a reload the chat is %q, want %q", after, before)
	}
	if _, err := chromedp.RunResponse(c.ctx, chromedp.Click(chromedp.CSS("#bar a"))); err != nil {
		t.Fatalf("change the language: %v", err)
	}
	c.eventually(t, "document.documentElement.lang === 'en' && document.querySelectorAll('.exchange').length > 0")
	if again := value[string](t, c.tab, user); again != somebody {
		t.Errorf("in English it is %s who chats, want %s", again, somebody)
	}
	c.press(t, "[data-open=account]", "#renew")
	if again := value[string](t, c.tab, user); again == somebody {
		t.Errorf("the new person is %s as before", again)
	}
	if got := value[int](t, c.tab, "document.querySelectorAll('.exchange').length"); got != 0 {
		t.Errorf("the new person finds %d messages, want none", got)
	}
	c.quiet(t, s.url)
}

// On a phone and on a desk, by day and by night, in both languages, and with every
// sheet open: legible, named, within the screen and within reach of a keyboard.
func TestTheSimulatorIsFitToBeUsed(t *testing.T) {
	t.Parallel()
	s := newSimulator(t, town(50))
	b := newBrowser(t)
	looks := []struct {
		look
		name, language string
	}{
		{look{}, "phone", "zh"},
		{look{width: 320, height: 568}, "small, in English", "en"},
		{look{width: 1280, height: 960, dark: true}, "desk at night", "en"},
		{look{dark: true}, "phone at night", "en"},
		{look{width: 320, height: 568}, "small phone", "zh"},
		{look{width: 1280, height: 960}, "desk", "zh"},
	}
	for _, l := range looks[:testsize.Pick(3, len(looks))] {
		name := l.name
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := b.chat(t, l.look, s, "?lang="+l.language)
			c.fit(t, name+", first")
			c.tabbed(t)
			c.press(t, "#follow .primary")
			c.answered(t)
			c.press(t, "#plus", "[data-place=location]", "#by-numbers")
			c.must(t, chromedp.WaitVisible(chromedp.CSS("#places button")))
			c.fit(t, name+", place")
			c.press(t, "#places li:first-child button", "#place-send")
			c.answered(t)
			c.write(t, "#text", "2"+kb.Enter)
			c.answered(t)
			c.press(t, "#plus")
			c.fit(t, name+", panel")
			for _, sheet := range []string{"voice", "scan", "link"} {
				c.press(t, "#panel [data-open="+sheet+"]")
				c.fit(t, name+", "+sheet)
				c.press(t, "#"+sheet+" [data-close]")
			}
			c.press(t, "[data-open=account]")
			c.fit(t, name+", account")
			c.press(t, "#account [data-close]", "#to-menu", "[aria-controls=menu-help]")
			c.fit(t, name+", menu")
			c.press(t, lastExchange+".about", "#again")
			c.eventually(t, "document.querySelector('.retry .same') !== null")
			c.fit(t, name+", drawer")

			// With the focus at the top again, through everything there is.
			c.must(t, chromedp.Reload(), chromedp.WaitVisible(chromedp.CSS(lastExchange+".about")))
			c.tabbed(t)
			c.quiet(t, s.url)
		})
	}
}

// A server that is not told to has no simulator, and one that is says so.
func TestTheSimulatorIsNeverSilent(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t))
	if a := p.serve(t).get(t, "/simulator"); a.status != http.StatusNotFound {
		t.Errorf("switched off it answers %d, want 404", a.status)
	}
	if a := p.with("NEARBY_SIMULATOR=").serve(t).get(t, "/simulator"); a.status != http.StatusNotFound {
		t.Errorf("set to nothing, as compose does, it answers %d, want 404", a.status)
	}
	s := p.with("NEARBY_SIMULATOR=true").serve(t)
	const message = "the simulator is on: whoever opens it speaks as WeChat; not for production"
	if line := s.logged(t, message); line["level"] != "WARN" {
		t.Errorf("the log says %v, want a warning", line)
	}
	if a := s.get(t, "/simulator"); a.status != http.StatusOK || !strings.Contains(a.body, "NEARBY_SIMULATOR") {
		t.Errorf("switched on it answers %d, want the page with its warning", a.status)
	}
}

// What did not get through is sent again by its own button, and keeps its place in the chat.
func TestTheSimulatorSendsAgainWhatFailed(t *testing.T) {
	t.Parallel()
	s := newSimulator(t, town(8))
	c := newBrowser(t).chat(t, look{}, s, "")
	c.press(t, "#follow .primary")
	c.answered(t)
	offline := func(is bool) chromedp.Action[chromedp.Void] {
		return command(network.SetBlockedURLs, network.SetBlockedURLsParams{
			URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/simulator/send", Block: is}},
		})
	}
	c.must(t, offline(true))
	c.write(t, "#text", "餐厅"+kb.Enter)
	c.must(t, chromedp.WaitVisible(chromedp.CSS(lastExchange+".fault")))
	c.must(t, offline(false))
	c.press(t, lastExchange+".about")
	c.says(t, "餐厅", "位置")
	if left := value[int](t, c.tab, "document.querySelectorAll('.fault').length"); left != 0 {
		t.Errorf("%d failures are still shown", left)
	}
}

// Pages in the simulator are gone back through as in WeChat: from a place to its list, past
// the chips that were touched there, and Escape leads to the chat.
func TestPagesInTheSimulatorAreGoneBackThrough(t *testing.T) {
	t.Parallel()
	s := newSimulator(t, town(50))
	c := newBrowser(t).chat(t, look{}, s, "")
	c.press(t, "#follow .primary")
	c.answered(t)
	c.press(t, "#plus", "[data-place=location]", "#places li:first-child button", "#place-send")
	c.answered(t)
	c.press(t, ".card[href^='/n/']")
	const page = "document.getElementById('web-frame').contentDocument"
	inPage := func(selector string) string { return page + fmt.Sprintf("?.querySelector(%q)", selector) }
	c.eventually(t, inPage(".chips a:not([aria-current])")+" != null")
	value[string](t, c.tab, inPage(".chips a:not([aria-current])")+".click() ?? ''")
	c.eventually(t, inPage(".chips a:nth-child(2)[aria-current]")+" != null")
	if value[bool](t, c.tab, "document.getElementById('web-back').checkVisibility()") {
		t.Error("a chip leaves something to go back to")
	}
	value[string](t, c.tab, inPage("li[data-place] h2 a")+".click() ?? ''")
	c.must(t, chromedp.WaitVisible(chromedp.CSS("#web-back")))
	c.press(t, "#web-back")
	c.eventually(t, inPage(".chips a:nth-child(2)[aria-current]")+" != null")
	c.must(t, chromedp.KeyEvent(kb.Escape), chromedp.WaitNotVisible(chromedp.CSS("#web")))
	c.quiet(t, s.url)
}
