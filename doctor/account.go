package doctor

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"nearby/api/dialogue"
	"nearby/usage"
	"nearby/wechat/platform"
)

// accountChecks are those that need an access token.
var accountChecks = []string{"from WeChat", "menu", "permissions", "quota"}

// examineAccount asks WeChat's API what this account has and may do. It works on
// a token of its own: that of the servers could come from the database and would
// not show whether WeChat gives one to this machine.
func (e *examination) examineAccount(ctx context.Context) {
	all := append([]string{"token", "allow-list"}, accountChecks...)
	if e.WechatAppID == "" || e.WechatAppSecret == "" {
		e.note("token", Skipped, "NEARBY_WECHAT_APP_ID or NEARBY_WECHAT_APP_SECRET is not set",
			"answering works without; menus, media and QR codes need both")
		e.skip("there is no access token to ask with", all[1:]...)
		return
	}
	var wrong usage.Faults
	options := e.PlatformOptions(&wrong, e.WechatAppID)
	options.HTTP = e.Client
	client, err := platform.New(options)
	if err := errors.Join(wrong.Err(), err); err != nil {
		e.note("token", Failure, err.Error(), "mend the settings")
		e.skip("there is no way to ask", all[1:]...)
		return
	}
	if !e.tokenObtained(ctx, client) {
		e.skip("there is no access token to ask with", accountChecks...)
		return
	}
	e.examineReach(ctx, client)
	e.examineMenu(ctx, client)
	allowed := e.examinePermissions(ctx, client)
	e.examineQuota(ctx, client, allowed)
	e.examineJSSDK(ctx, client)
	e.examineOperators(allowed)
}

func (e *examination) tokenObtained(ctx context.Context, client *platform.Client) bool {
	token, err := client.Token(ctx)
	switch {
	case err == nil:
		e.note("token", Fine, fmt.Sprintf("%s, good for another %s", token, token.Remaining()))
		e.note("allow-list", Fine, "WeChat gives this machine a token")
		return true
	case errors.Is(err, platform.ErrIPNotListed):
		e.skip("WeChat gives this machine none", "token")
		e.note("allow-list", Failure, "WeChat does not take calls from "+refusedIP(err)+" (40164)",
			"add the address in the console: 设置与开发 → 基本配置 → IP白名单; it works within minutes")
		return false
	}
	e.refused("token", Failure, err)
	e.skip("there is no access token to ask with", "allow-list")
	return false
}

var ipNamed = regexp.MustCompile(`invalid ip ([0-9a-fA-F.:]+)`)

// refusedIP is the address that WeChat saw, which is often not the one that the
// machine knows as its own.
func refusedIP(err error) string {
	var refused *platform.Error
	if errors.As(err, &refused) {
		if named := ipNamed.FindStringSubmatch(refused.Message); named != nil {
			return named[1]
		}
	}
	return "this machine"
}

// refused notes an error of the API, in both languages when it is WeChat's own.
func (e *examination) refused(check string, l Level, err error) {
	var refused *platform.Error
	if !errors.As(err, &refused) {
		e.note(check, l, err.Error(), "check NEARBY_WECHAT_API_URL, and that this machine may reach it")
		return
	}
	text := fmt.Sprintf("%s: %d %s", refused.Path, refused.Code, refused.Message)
	if meaning := refused.Meaning("en"); meaning != "" {
		text = fmt.Sprintf("%s: %d %s（%s）", refused.Path, refused.Code, meaning, refused.Meaning("zh"))
	}
	e.note(check, l, text, strings.Trim(refused.Hint("en")+" / "+refused.Hint("zh"), " /"))
}

// examineReach has WeChat look for the callback that its console knows, which
// need not be the one that the settings name.
func (e *examination) examineReach(ctx context.Context, client *platform.Client) {
	const check = "from WeChat"
	reach, err := client.CheckCallback(ctx)
	if err != nil {
		e.refused(check, Warning, err)
		return
	}
	var seen []string
	for _, name := range reach.DNS {
		seen = append(seen, name.IP)
	}
	if seen == nil {
		e.note(check, Failure, "WeChat finds no address for the host of the callback's URL",
			"look at the URL in the console (设置与开发 → 基本配置 → 服务器配置), and at its DNS record")
		return
	}
	e.note(check, Fine, "WeChat finds the callback's host at "+strings.Join(seen, ", "))
}

func (e *examination) examineMenu(ctx context.Context, client *platform.Client) {
	const check = "menu"
	menus, err := client.Menus(ctx)
	switch {
	case errors.Is(err, platform.ErrNoMenu):
		e.note(check, Warning, "none: people have to type",
			"nearby menu apply deploy/menu.example.yaml")
	case errors.Is(err, platform.ErrUnauthorized):
		e.skip("this account may not have one through the API: see permissions", check)
	case err != nil:
		e.refused(check, Failure, err)
	default:
		text := topNames(menus.Default)
		if n := len(menus.Conditional); n > 0 {
			text += fmt.Sprintf(", and %d for some of the people", n)
		}
		if unknown := e.unknownKeys(ctx, menus); unknown != nil {
			e.note(check, Warning, text+"; keys that say nothing here: "+strings.Join(unknown, ", "),
				"whoever taps them gets the menu in words; nearby menu get shows them, nearby menu apply FILE changes them")
			return
		}
		e.note(check, Fine, text)
	}
}

// unknownKeys are the keys of buttons that say nothing here, as those of an earlier system,
// each with the button's name.
func (e *examination) unknownKeys(ctx context.Context, menus platform.Menus) []string {
	if e.store == nil {
		return nil
	}
	categories, err := e.store.Categories(ctx)
	if err != nil {
		return nil // said of the database
	}
	var d dialogue.Dialogue
	for _, c := range categories {
		d.Choices = append(d.Choices, dialogue.Choice{
			Category: c.Slug, Words: append([]string{c.Slug, c.NameZH, c.NameEN}, c.Aliases...),
		})
	}
	var unknown []string
	note := func(b platform.Button) {
		named := fmt.Sprintf("%s (%s)", b.Key, b.Name)
		if b.Type == platform.Click && !d.KnowsKey(b.Key) && !slices.Contains(unknown, named) {
			unknown = append(unknown, named)
		}
	}
	all := []platform.Menu{menus.Default}
	for _, c := range menus.Conditional {
		all = append(all, c.Menu)
	}
	for _, m := range all {
		for _, top := range m.Buttons {
			note(top)
			for _, sub := range top.SubButtons {
				note(sub)
			}
		}
	}
	return unknown
}

func topNames(m platform.Menu) string {
	var names []string
	for _, b := range m.Buttons {
		names = append(names, b.Name)
	}
	return strings.Join(names, " | ")
}

// permission is something that an account may do or not.
type permission struct {
	name string
	path string // whose quota counts
	try  func(context.Context, *platform.Client) error
}

const customerMessages = "customer messages"

// permissions are tried with calls that do nothing: they read, write to nobody,
// or make a code that ends in a minute.
var permissions = []permission{
	{"menu", "/cgi-bin/menu/create", func(ctx context.Context, c *platform.Client) error {
		_, err := c.Menus(ctx)
		return err
	}},
	{"media", "/cgi-bin/media/upload", func(ctx context.Context, c *platform.Client) error {
		_, err := c.MaterialCount(ctx)
		return err
	}},
	{customerMessages, "/cgi-bin/message/custom/send", func(ctx context.Context, c *platform.Client) error {
		return c.Send(ctx, "nearby-doctor", platform.TextMessage{Content: "nearby doctor"})
	}},
	{"QR codes", "/cgi-bin/qrcode/create", func(ctx context.Context, c *platform.Client) error {
		_, err := c.CreateQR(ctx, platform.QR{Scene: "nearby-doctor", Life: time.Minute})
		return err
	}},
}

// accountKinds tells what kind of account has the permissions, in their order.
// https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Explanation_of_interface_privileges.html
var accountKinds = map[string]string{
	"yyyy": "a verified service account (认证服务号), or a test account (测试号)",
	"yyyn": "a verified subscription account (认证公众号)",
	"ynnn": "a service account that is not verified (未认证服务号)",
	"nnnn": "a subscription account that is not verified (未认证公众号)",
}

// examinePermissions returns those that the account has.
func (e *examination) examinePermissions(ctx context.Context, client *platform.Client) []permission {
	const check = "permissions"
	var allowed []permission
	var may, mayNot []string
	pattern := ""
	for _, p := range permissions {
		err := p.try(ctx, client)
		var refused *platform.Error
		switch {
		case errors.Is(err, platform.ErrUnauthorized):
			mayNot, pattern = append(mayNot, p.name), pattern+"n"
		case err == nil || errors.As(err, &refused): // refused for another reason: it was let in
			allowed, may, pattern = append(allowed, p), append(may, p.name), pattern+"y"
		default:
			e.refused(check, Failure, err)
			return allowed
		}
	}
	kind := accountKinds[pattern]
	if kind == "" {
		kind = "an account of an unusual kind"
	}
	if mayNot == nil {
		e.note(check, Fine, strings.Join(may, ", ")+": "+kind)
		return allowed
	}
	e.note(check, Warning, fmt.Sprintf("no %s (48001): %s", strings.Join(mayNot, ", no "), kind),
		"answering works all the same; docs/wechat.md says what each kind of account may do")
	return allowed
}

// examineQuota tells how often the calls that count may still be made today.
func (e *examination) examineQuota(ctx context.Context, client *platform.Client, allowed []permission) {
	const check = "quota"
	if allowed == nil {
		e.skip("no call has one: see permissions", check)
		return
	}
	worst := Fine
	var texts []string
	for _, p := range allowed {
		q, err := client.Quota(ctx, p.path)
		if err != nil {
			e.refused(check, Warning, err)
			return
		}
		switch {
		case q.Remaining <= 0:
			worst = Failure
		case q.Remaining < q.Daily/10 && worst == Fine:
			worst = Warning
		}
		texts = append(texts, fmt.Sprintf("%s %d of %d", p.name, q.Remaining, q.Daily))
	}
	text := strings.Join(texts, ", ") + " left today"
	if worst == Fine {
		e.note(check, Fine, text)
		return
	}
	e.note(check, worst, text, "a day ends at midnight in China; find what calls so often")
}
