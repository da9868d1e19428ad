package simulator

// language is a column of texts.
type language int

const (
	chinese language = iota
	english
)

// textsIn are the texts in one language, by their names.
func textsIn(l language) map[string]string {
	all := make(map[string]string, len(texts))
	for name, text := range texts {
		all[name] = text[l]
	}
	return all
}

// texts are all that the simulator itself says, in Chinese and English. {} is
// filled in by the page's script.
var texts = map[string][2]string{
	// The page.
	"lang":       {"zh-CN", "en"},
	"otherLang":  {"en", "zh"},
	"otherName":  {"EN", "中"},
	"otherLong":  {"English", "中文"},
	"title":      {"附近 · 微信模拟器", "Nearby · WeChat simulator"},
	"account":    {"附近", "Nearby"},
	"warning":    {"模拟器，不是微信。", "A simulator, not WeChat."},
	"warningWhy": {"正式上线请关掉。", "Keep it off in production."},
	"talk":       {"聊天记录", "Conversation"},
	"close":      {"关闭", "Close"},
	"cancel":     {"取消", "Cancel"},
	"send":       {"发送", "Send"},

	// Following.
	"follow":       {"关注公众号", "Follow"},
	"scanToFollow": {"扫码关注", "Follow by a QR code"},
	"intro":        {"附近有什么，发个位置就知道", "Send a location, see what is nearby"},
	"introWhy":     {"你在这里做的一切，都作为签了名的真实回调发给本服务器，走的是微信也会走的路。", "Whatever you do here reaches this server as a real, signed callback, the way WeChat would send it."},
	"followed":     {"你关注了这个公众号", "You follow this account"},
	"unfollowed":   {"你取消了关注", "You no longer follow this account"},
	"scanned":      {"你扫了二维码：{scene}", "You scanned a QR code: {scene}"},
	"tapped":       {"你点了菜单：{name}", "You tapped the menu: {name}"},
	"reported":     {"手机上报了位置（LOCATION 事件，不显示回答）", "The phone reported its position (a LOCATION event, never answered)"},

	// The bar below and what it opens.
	"typeHere":     {"输入文字", "Type a message"},
	"showMenu":     {"打开菜单", "Show the menu"},
	"showKeyboard": {"打开键盘", "Show the keyboard"},
	"plus":         {"更多功能", "More to send"},
	"menu":         {"自定义菜单", "Custom menu"},
	"menuNear":     {"附近", "Nearby"},
	"menuAll":      {"全部", "Everything"},
	"menuMore":     {"更多", "More"},
	"menuPlace":    {"发位置", "Location"},
	"menuHelp":     {"帮助", "Help"},
	"menuHow":      {"怎么用", "How it works"},
	"menuPrivacy":  {"隐私", "Privacy"},
	"menuForget":   {"忘记我", "Forget me"},
	"image":        {"图片", "Picture"},
	"voice":        {"语音", "Voice"},
	"location":     {"位置", "Location"},
	"scan":         {"扫一扫", "Scan"},
	"link":         {"链接", "Link"},
	"video":        {"视频", "Video"},
	"file":         {"文件", "File"},
	"report":       {"上报位置", "Report"},
	"sticker":      {"发表情", "Send a sticker"},

	// Picking a place.
	"reportTitle":  {"上报位置", "Report a position"},
	"map":          {"已加载地点的地图。方向键移动，加减号缩放，回车发送地图正中。", "Map of the loaded places. Arrow keys move, plus and minus zoom, Enter sends the middle of the map."},
	"miniMap":      {"地图", "Map"},
	"zoomIn":       {"放大", "Zoom in"},
	"zoomOut":      {"缩小", "Zoom out"},
	"zoomAll":      {"看全部", "Show everything"},
	"here":         {"浏览器的位置", "Where this browser is"},
	"searchPlace":  {"搜索地点", "Search for a place"},
	"byNumbers":    {"坐标", "Coordinates"},
	"datum":        {"坐标系", "Datum"},
	"lat":          {"纬度", "Latitude"},
	"lng":          {"经度", "Longitude"},
	"goThere":      {"定位", "Go there"},
	"placesAround": {"附近的地点", "Places around"},
	"asIs":         {"以 {sent} 发送，和选的一样", "sent as {sent}, as chosen"},
	"moved":        {"{given} → 以 {sent} 发送，数字移了 {metres} 米", "{given} → sent as {sent}, the numbers moved {metres} m"},
	"nothingHere":  {"这里没有地点。也可以直接发送地图正中。", "No places here. The middle of the map can be sent all the same."},
	"nothingFound": {"没有找到“{word}”", "Nothing found for “{word}”"},
	"noPlaces":     {"还没有加载任何地点：nearby seed seed/sample/*.csv", "No places are loaded yet: nearby seed seed/sample/*.csv"},
	"slow":         {"找得太久，停下了。可以直接在地图上选。", "Looking took too long. Pick the place on the map instead."},
	"locating":     {"正在问浏览器…", "Asking the browser…"},
	"notLocated":   {"浏览器没有给出位置：{why}", "The browser gave no position: {why}"},
	"metresAway":   {"{n} 米", "{n} m"},
	"kilometres":   {"{n} 公里", "{n} km"},

	// The small sheets.
	"options":      {"更多操作", "Options"},
	"unfollow":     {"取消关注", "Unfollow"},
	"clear":        {"清空聊天记录", "Clear the conversation"},
	"newPerson":    {"换一个新用户", "Become somebody else"},
	"you":          {"你的 OpenID", "Your OpenID"},
	"mode":         {"消息加解密方式", "Mode"},
	"datums":       {"位置消息 · 位置事件", "Location messages · events"},
	"heard":        {"微信听懂的话", "What WeChat understood"},
	"heardExample": {"附近的火锅", "noodles"},
	"heardHint":    {"留空就像现在的微信：2023 年起语音不再带识别结果。", "Empty is what WeChat sends today: since 2023 voice messages come without the words."},
	"doScan":       {"扫", "Scan"},
	"scene":        {"二维码的场景值", "Scene of the code"},
	"sceneHint":    {"例如 restaurant、transit，或站在某地的 near_17。还没关注时，扫码就是关注。", "For example restaurant, transit, or near_17 for a code at a place. Who does not follow yet does so by scanning."},
	"linkTitle":    {"标题", "Title"},
	"linkURL":      {"网址", "Address"},
	"linkExample":  {"一篇好文章", "A good article"},
	"webPage":      {"网页", "Web page"},
	"newTab":       {"在新标签页打开", "Open in a new tab"},

	// Answers.
	"readMore":     {"查看详情", "Read more"},
	"articleMap":   {"附近地图", "Map of what is nearby"},
	"elsewhere":    {"图片在 {host}，模拟器不去取", "The picture is at {host}, which the simulator does not ask"},
	"out":          {"该公众号提供的服务出现故障，请稍后再试", "This account's service is out of order. Please try again later."},
	"late":         {"回答超过 5 秒：微信已经断开，会再发一次", "The answer took more than 5 s: WeChat has hung up and will send again"},
	"refused":      {"服务器答的不是 200", "The server answered something else than 200"},
	"unreadable":   {"回答不是微信读得懂的 XML", "The answer is not XML that WeChat can read"},
	"tooLong":      {"文本超过 2048 字节，微信不显示", "The text is over 2,048 bytes, which WeChat does not show"},
	"unseen":       {"微信不显示对这种事件的回答", "WeChat shows no answer to this kind of event"},
	"tooMany":      {"多出的图文微信不显示：回答消息只显示 1 篇，回答事件最多 8 篇", "WeChat leaves out the articles struck out: it shows one in answer to a message, eight in answer to an event"},
	"failed":       {"没有发出去：{why}", "Not sent: {why}"},
	"inspectThis":  {"查看这一问一答：{what}", "Inspect this exchange: {what}"},
	"quietly":      {"不显示", "shows nothing"},
	"milliseconds": {"{n} 毫秒", "{n} ms"},

	// The drawer.
	"inspector":     {"这一问一答", "This exchange"},
	"inspectorHint": {"发一条消息，这里就会显示来回的 XML、用时、服务器记住了什么。", "Send something, and here you see both XMLs, the time it took, and what the server now remembers."},
	"again":         {"原样再发一次", "Send the same again"},
	"againWhy":      {"微信收不到回答，会把同一条消息（MsgId 相同）再发来；每次的回答必须逐字节相同。", "When no answer arrives, WeChat delivers the same message again (same MsgId). Each must be answered with the same bytes."},
	"same":          {"第 {n} 次：{bytes} 字节，逐字节相同 ✓", "Delivery {n}: {bytes} bytes, the same byte for byte ✓"},
	"different":     {"第 {n} 次：和第一次不同 ✗", "Delivery {n}: differs from the first ✗"},
	"copy":          {"复制为命令", "Copy as command"},
	"copied":        {"已复制", "Copied"},
	"command":       {"同样的命令", "The same as a command"},
	"commandWhy":    {"先设好同样的 NEARBY_WECHAT_… 变量。", "Set the same NEARBY_WECHAT_… variables first."},
	"xmlSent":       {"发给服务器的 XML", "XML to the server"},
	"xmlAnswered":   {"服务器回答的 XML", "XML in answer"},
	"sealedSent":    {"发出时（加密）", "As sent (encrypted)"},
	"sealedAnswer":  {"回答时（加密）", "As answered (encrypted)"},
	"remembered":    {"服务器现在记住的", "What the server now remembers"},
	"forgotten":     {"什么也没有", "nothing"},
	"summary":       {"HTTP {status} · {took} · {bytes} 字节", "HTTP {status} · {took} · {bytes} bytes"},
}
