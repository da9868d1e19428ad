package platformtest

import (
	"net/url"
	"strings"
)

// level has the limits and the codes for the faults of a level of buttons.
type level struct {
	count, kind, name, key, url, domain refusal
	most, nameBytes                     int
}

var (
	topLevel = level{40016, 40017, 40018, 40019, 40020, 40055, 3, 16}
	subLevel = level{40023, 40024, 40025, 40026, 40027, 40054, 5, 60}
)

// check refuses buttons for the first fault, like WeChat.
func (m *menus) check(buttons []button, l level) error {
	if len(buttons) < 1 || len(buttons) > l.most {
		return l.count
	}
	for _, b := range buttons {
		if strings.TrimSpace(b.Name) == "" || len(b.Name) > l.nameBytes {
			return l.name
		}
		if err := m.checkButton(b, l); err != nil {
			return err
		}
	}
	return nil
}

func (m *menus) checkButton(b button, l level) error {
	switch {
	case len(b.Sub) > 0 && l == subLevel:
		return refusal(40022)
	case len(b.Sub) > 0:
		return m.check(b.Sub, subLevel)
	case len(b.Key) > 128:
		return l.key
	case len(b.URL) > 1024:
		return l.url
	}
	return m.checkType(b, l)
}

// checkType checks the fields that each type of button needs.
func (m *menus) checkType(b button, l level) error {
	switch b.Type {
	case "":
		return refusal(65308)
	case "click", "scancode_push", "scancode_waitmsg", "pic_sysphoto",
		"pic_photo_or_album", "pic_weixin", "location_select":
		if b.Key == "" {
			return l.key
		}
	case "view":
		return checkLink(b.URL, l)
	case "miniprogram":
		if b.AppID == "" || b.PagePath == "" {
			return refusal(40035)
		}
		return checkLink(b.URL, l)
	case "media_id", "view_limited":
		if !m.material(b.MediaID) {
			return refusal(40007)
		}
	case "article_id", "article_view_limited":
		if b.ArticleID == "" {
			return refusal(40035)
		}
	default:
		return l.kind
	}
	return nil
}

func checkLink(link string, l level) error {
	if link == "" {
		return l.url
	}
	u, err := url.Parse(link)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return l.domain
	}
	return nil
}
