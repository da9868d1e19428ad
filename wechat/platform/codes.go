package platform

import "errors"

// The errors that callers distinguish. All except the last three stand for codes of
// WeChat (see codes): an *Error with such a code matches.
var (
	ErrBusy         = errors.New("WeChat is busy")
	ErrToken        = errors.New("WeChat refused the access token")
	ErrCredentials  = errors.New("WeChat does not know this AppID or secret")
	ErrIPNotListed  = errors.New("this server's IP is not on the allow-list")
	ErrMediaID      = errors.New("no such media, or no longer")
	ErrWindow       = errors.New("too late to write to this person")
	ErrCount        = errors.New("no more messages to this person for now")
	ErrQuota        = errors.New("the day's quota for this call is used up")
	ErrNoMenu       = errors.New("the account has no menu made through the API")
	ErrUnauthorized = errors.New("this account may not make this call")

	// ErrUnreachable means that a call got no answer, or a part of one.
	ErrUnreachable = errors.New("WeChat's API did not answer")
	// ErrAnswer means that the answer is not one of WeChat's API: a proxy's error
	// page, an empty or too long body, JSON of another form.
	ErrAnswer = errors.New("not an answer of WeChat's API")
	// ErrInvalid means that WeChat would refuse the call. Nothing was sent.
	ErrInvalid = errors.New("not within WeChat's limits")
)

// text is a sentence in both languages of this program.
type text struct{ zh, en string }

func (t text) in(language string) string {
	if language == "zh" {
		return t.zh
	}
	return t.en
}

// code is one of WeChat's error codes: the error of this package that it matches,
// if any, what it means and what helps.
type code struct {
	err           error
	meaning, hint text
}

// Hints of several codes.
var (
	noHint text

	wait           = text{"稍后再试。", "try again later"}
	fixCredentials = text{
		"到公众平台“设置与开发→基本配置”核对 AppID 和 AppSecret。",
		"compare AppID and AppSecret with the console, under basic configuration",
	}
	fixToken = text{
		"程序会自动换新凭据；若一直出现，请确认没有别的程序用 force_refresh 抢占。",
		"it is renewed by itself; if this persists, look for another program that forces renewals",
	}
	fixMenu  = text{"按提示修改菜单后再提交。", "mend the menu and apply it again"}
	fixFile  = text{"换一个符合大小和格式要求的文件。", "use a file of a permitted size and format"}
	fixHuman = text{"登录 mp.weixin.qq.com 查看通知并处理。", "log in at mp.weixin.qq.com and read the notice"}
	upgrade  = text{
		"在公众平台“接口权限”查看；多数接口需要认证，部分仅限服务号。",
		"see the permissions in the console: most need a verified account, some a service account",
	}
)

// codes explains the codes with which WeChat can answer the calls of this package.
// https://developers.weixin.qq.com/doc/service/guide/dev/error_code
var codes = map[int]code{
	// The token.
	-1: {ErrBusy, text{"微信系统繁忙", "WeChat is busy"}, wait},
	40001: {ErrToken, text{"access_token 无效或不是最新，或 AppSecret 错误", "the access token is not valid or not the latest, or the AppSecret is wrong"},
		fixToken},
	40014: {ErrToken, text{"access_token 不合法", "the access token is not valid"}, fixToken},
	42001: {ErrToken, text{"access_token 已过期", "the access token has expired"}, fixToken},
	41001: {nil, text{"缺少 access_token", "the access token is missing"}, fixToken},
	40013: {ErrCredentials, text{"AppID 不正确", "there is no such AppID"}, fixCredentials},
	40125: {ErrCredentials, text{"AppSecret 不正确", "the AppSecret is wrong"}, fixCredentials},
	41002: {ErrCredentials, text{"缺少 AppID", "the AppID is missing"}, fixCredentials},
	41004: {ErrCredentials, text{"缺少 AppSecret", "the AppSecret is missing"}, fixCredentials},
	40164: {ErrIPNotListed, text{"服务器 IP 不在白名单内", "this server's IP is not on the allow-list"},
		text{"到公众平台“基本配置→IP 白名单”添加报错里的 IP。", "add the IP in the message to the allow-list, under basic configuration in the console"}},

	// Customer messages.
	40003: {nil, text{"OpenID 不正确", "there is no such OpenID"},
		text{"确认该用户关注的是本公众号；各公众号的 OpenID 互不相同。", "check that it is of this account: every account sees another OpenID"}},
	43004: {nil, text{"对方没有关注公众号", "this person does not follow the account"}, noHint},
	43019: {nil, text{"对方在黑名单中", "this person is on the account's blacklist"},
		text{"需要时在公众平台移出黑名单。", "take them off it in the console, if need be"}},
	45015: {ErrWindow, text{"超过可回复的时间", "the time to answer this person is over"},
		text{"用户发消息后 48 小时内可发，点菜单、关注、扫码后 1 分钟内可发。", "48 hours after a message, 1 minute after a menu click, a follow or a scan"}},
	45047: {ErrCount, text{"客服消息条数已达上限", "this person has been sent as many messages as are allowed"},
		text{"用户每发一条消息可回 5 条，点菜单、关注、扫码可回 3 条。", "5 after a message, 3 after a menu click, a follow or a scan; wait for the next one"}},
	48002: {nil, text{"对方已关闭接收消息", "this person has switched the account's messages off"}, noHint},
	45002: {nil, text{"内容太长", "the message is too long"}, text{"缩短后再发。", "shorten it"}},

	// Media.
	40004: {nil, text{"媒体类型不对", "this type of media is not accepted"}, fixFile},
	40005: {nil, text{"文件类型不对", "this type of file is not accepted"}, fixFile},
	40006: {nil, text{"文件大小不符", "the file is too large or empty"}, fixFile},
	40007: {ErrMediaID, text{"media_id 不存在或已过期", "there is no such media_id, or it has expired"},
		text{"临时素材只保留 3 天，请重新上传，或改用永久素材。", "temporary media last 3 days: upload it again, or use permanent material"}},
	40009: {nil, text{"图片太大", "the picture is too large"}, fixFile},
	40010: {nil, text{"语音太大", "the voice file is too large"}, fixFile},
	40011: {nil, text{"视频太大", "the video is too large"}, fixFile},
	40012: {nil, text{"缩略图太大", "the thumbnail is too large"}, fixFile},
	41005: {nil, text{"缺少文件内容", "the file is missing"}, fixFile},
	44001: {nil, text{"文件为空", "the file is empty"}, fixFile},
	45001: {nil, text{"文件大小超过限制", "the file is too large"}, fixFile},
	45007: {nil, text{"语音太长", "the recording is too long"}, fixFile},
	48005: {nil, text{"素材正被自动回复或菜单使用，不能删除", "the material is in use by an automatic reply or the menu"},
		text{"先在自动回复或菜单中换掉它。", "take it out of there first"}},

	// Menus.
	40015: {nil, text{"菜单类型不对", "there is no such type of menu"}, fixMenu},
	40016: {nil, text{"一级菜单须为 1 到 3 个", "a menu has 1 to 3 buttons"}, fixMenu},
	40017: {nil, text{"按钮类型不对", "there is no such type of button"}, fixMenu},
	40018: {nil, text{"一级菜单名称为空或超过 16 字节", "a button's name is empty or above 16 bytes"}, fixMenu},
	40019: {nil, text{"按钮 key 为空或超过 128 字节", "a button's key is empty or above 128 bytes"}, fixMenu},
	40020: {nil, text{"按钮 url 为空或超过 1024 字节", "a button's url is empty or above 1024 bytes"}, fixMenu},
	40022: {nil, text{"菜单最多两级", "a menu has two levels and no more"}, fixMenu},
	40023: {nil, text{"子菜单须为 1 到 5 个", "a button has 1 to 5 sub-buttons"}, fixMenu},
	40024: {nil, text{"子按钮类型不对", "there is no such type of sub-button"}, fixMenu},
	40025: {nil, text{"子菜单名称为空或超过 60 字节", "a sub-button's name is empty or above 60 bytes"}, fixMenu},
	40026: {nil, text{"子按钮 key 为空或超过 128 字节", "a sub-button's key is empty or above 128 bytes"}, fixMenu},
	40027: {nil, text{"子按钮 url 为空或超过 1024 字节", "a sub-button's url is empty or above 1024 bytes"}, fixMenu},
	40054: {nil, text{"子按钮链接不对", "a sub-button's url is not acceptable"}, fixMenu},
	40055: {nil, text{"按钮链接不对", "a button's url is not acceptable"}, fixMenu},
	46003: {ErrNoMenu, text{"还没有通过接口创建的菜单", "the account has no menu made through this API"},
		text{"先用 nearby menu apply 创建。", "make one with nearby menu apply"}},

	// Conditional menus.
	65301: {nil, text{"没有这个个性化菜单", "there is no conditional menu of that id"}, noHint},
	65303: {nil, text{"没有默认菜单，不能创建个性化菜单", "a conditional menu needs a default menu"},
		text{"先创建默认菜单。", "create the default menu first"}},
	65304: {nil, text{"匹配规则为空", "the rule of the conditional menu is empty"}, fixMenu},
	65305: {nil, text{"个性化菜单数量已达上限", "there are too many conditional menus"},
		text{"删掉不用的再建。", "delete those that are not needed"}},
	65306: {nil, text{"此账号不支持个性化菜单", "this account may not have conditional menus"}, upgrade},
	65307: {nil, text{"个性化菜单内容为空", "the conditional menu is empty"}, fixMenu},
	65308: {nil, text{"有按钮没有类型", "a button has no type"}, fixMenu},
	65309: {nil, text{"个性化菜单已关闭", "conditional menus are switched off"},
		text{"在公众平台打开。", "switch them on in the console"}},
	65316: {nil, text{"菜单链接的域名超过 3 个", "the menu links to more than 3 domains"}, fixMenu},
	65317: {nil, text{"菜单里有不合法的链接", "the menu has an invalid url"}, fixMenu},
	65320: {nil, text{"匹配规则的这些条件已不再支持", "the rule uses a condition that WeChat has withdrawn"},
		text{"只能按标签（tag_id）匹配，性别、地区、语言已停用。", "match by tag_id: sex, region and language were withdrawn"}},

	// QR codes.
	40052: {nil, text{"二维码类型不对", "there is no such type of QR code"}, noHint},
	40053: {nil, text{"二维码场景值不对", "the scene of the QR code is not acceptable"}, noHint},
	45029: {nil, text{"永久二维码已达 10 万个", "there are 100,000 permanent QR codes already"},
		text{"改用临时二维码。", "use a temporary one"}},

	// Any call.
	40033: {nil, text{"内容里有 \\uXXXX 转义", "the text has \\uXXXX escapes"}, text{"以 UTF-8 原文提交。", "send raw UTF-8"}},
	47001: {nil, text{"提交的 JSON 无法解析", "WeChat could not read the JSON"},
		text{"多半是程序的错误，请附 rid 报告。", "this is probably a bug: report it with the rid"}},
	45009: {ErrQuota, text{"今天的调用次数已用完", "the day's quota for this call is used up"},
		text{"不要重试；明天恢复，或清零一次额度（每月 10 次）。", "do not try again; it is back tomorrow, or clear the quota (10 times a month)"}},
	45011: {nil, text{"调用太频繁", "too many calls in a short time"}, text{"等一分钟再试。", "wait for a minute"}},
	48001: {ErrUnauthorized, text{"账号没有这个接口的权限", "this account may not make this call"}, upgrade},
	48004: {nil, text{"接口被封禁", "the call has been blocked for a breach of the rules"}, fixHuman},
	50002: {nil, text{"账号受限", "the account is restricted"}, fixHuman},
}
