package platformtest

import (
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"
)

// noticeType is what [Sent] calls a subscription notice; its Message is the object "data".
const noticeType = "notice"

type noticeIn struct {
	To       string          `json:"touser"`
	Template string          `json:"template_id"`
	Data     json.RawMessage `json:"data"`
}

// notify accepts a subscription notice from somebody who has asked for it.
// https://developers.weixin.qq.com/doc/service/api/notify/notify/api_sendnewsubscribemsg
func (a *audience) notify(_ call, in noticeIn) (any, error) {
	p, known := a.people[in.To]
	switch {
	case !known:
		return nil, refusal(40003)
	case in.Template == "":
		return nil, refusal(40037)
	}
	if err := checkNotice(in.Data); err != nil {
		return nil, err
	}
	if p.subscribed[in.Template] == 0 {
		return nil, refusal(43101)
	}
	p.subscribed[in.Template]--
	a.sent = append(a.sent, Sent{in.To, noticeType, in.Data})
	return ok, nil
}

// checkNotice accepts values that their fields take: a thing of 20 characters at most, a
// time that is one.
func checkNotice(data json.RawMessage) error {
	var fields map[string]struct{ Value string }
	if json.Unmarshal(data, &fields) != nil || len(fields) == 0 {
		return refusal(47003)
	}
	for name, field := range fields {
		_, notTime := time.Parse("2006年1月2日 15:04", field.Value)
		switch {
		case field.Value == "",
			strings.HasPrefix(name, "thing") && utf8.RuneCountInString(field.Value) > 20,
			strings.HasPrefix(name, "time") && notTime != nil:
			return refusal(47003)
		}
	}
	return nil
}
