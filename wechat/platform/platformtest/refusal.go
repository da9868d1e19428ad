package platformtest

import (
	"errors"
	"fmt"
	"time"
)

// refusal is one of WeChat's codes, as an error.
type refusal int

func (r refusal) Error() string { return messages[int(r)] }

// ipRefusal is 40164, which names the address.
type ipRefusal string

func (r ipRefusal) Error() string {
	return fmt.Sprintf("invalid ip %[1]s ipv6 ::ffff:%[1]s, not in whitelist", string(r))
}

// refusalAnswer is the answer to the call that is refused at that time, with the number of
// the refusal in its rid.
func refusalAnswer(err error, at time.Time, number int) object {
	code := 40164
	var r refusal
	if errors.As(err, &r) {
		code = int(r)
	}
	rid := fmt.Sprintf("%x-%08x-%08x", at.Unix(), number, number*2654435761%(1<<32))
	return object{"errcode": code, "errmsg": err.Error() + " rid: " + rid}
}

// messages is the text WeChat sends with a code.
// https://developers.weixin.qq.com/doc/service/guide/dev/error_code
var messages = map[int]string{
	-1: "system error",

	40001: "invalid credential, access_token is invalid or not latest",
	40002: "invalid grant_type",
	40003: "invalid openid",
	40004: "invalid media type",
	40005: "invalid file type",
	40007: "invalid media_id",
	40008: "invalid message type",
	40009: "invalid image size",
	40010: "invalid voice size",
	40011: "invalid video size",
	40012: "invalid thumb size",
	40013: "invalid appid",
	40014: "invalid access_token",
	40016: "invalid button size",
	40017: "invalid button type",
	40018: "invalid button name size",
	40019: "invalid button key size",
	40020: "invalid button url size",
	40022: "invalid sub_menu level",
	40023: "invalid sub button size",
	40024: "invalid sub button type",
	40025: "invalid sub button name size",
	40026: "invalid sub button key size",
	40027: "invalid sub button url size",
	40033: "invalid charset. please check your request, if include \\uxxxx will create fail!",
	40035: "invalid parameters",
	40052: "invalid action name",
	40053: "invalid action info",
	40054: "invalid sub button url domain",
	40055: "invalid button url domain",
	40125: "invalid appsecret",
	40202: "invalid action",
	40203: "invalid check_operator",
	41001: "access_token missing",
	41002: "appid missing",
	41004: "appsecret missing",
	41005: "media data missing",
	42001: "access_token expired",
	43001: "require GET method",
	43002: "require POST method",
	43004: "require subscribe",
	43019: "require remove blacklist",
	44001: "empty media data",
	44002: "empty post data",
	44004: "empty content",
	45001: "media size out of limit",
	45002: "content size out of limit",
	45009: "reach max api daily quota limit",
	45011: "api minute-quota reach limit, must slower, retry next minute",
	45015: "response out of time limit or subscription is canceled",
	45029: "qrcode count out of limit",
	45047: "out of response count limit",
	46003: "menu no exist",
	47001: "data format error",
	48001: "api unauthorized",
	48005: "forbid to delete material used by auto-reply or menu",
	65301: "this menu is not conditionalmenu",
	65303: "there is no selfmenu, please create selfmenu first",
	65304: "match rule empty",
	65308: "exist empty button act",
	65316: "domain count reach limit",
	65320: "match rule is not supported",
	76021: "cgi_path not found, please check",
}
