package platform

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// WeChat's limits of a menu; lengths in bytes of UTF-8.
const (
	maxButtons    = 3
	maxSubButtons = 5
	maxName       = 16
	maxSubName    = 60
	maxKey        = 128
	maxURL        = 1024
	maxDomains    = 3 // of a conditional menu
)

// needs tells which fields a type of button must have.
var needs = map[ButtonType][]string{
	Click: {"key"}, ScanPush: {"key"}, ScanWait: {"key"}, Photo: {"key"},
	PhotoOrAlbum: {"key"}, Album: {"key"}, SelectLocation: {"key"},
	View: {"url"}, SendMedia: {"media_id"}, ViewMaterial: {"media_id"},
	SendArticle: {"article_id"}, ViewArticle: {"article_id"},
	OpenMiniProgramPage: {"url", "appid", "pagepath"},
}

// Check reports everything for which WeChat would refuse m, joined, each fault
// with its place: "button[1].sub_button[0].name: 70 bytes, at most 60". The
// error is ErrInvalid.
func (m Menu) Check() error {
	var f faults
	f.buttons("button", m.Buttons, maxButtons)
	for i, b := range m.Buttons {
		at := fmt.Sprintf("button[%d]", i)
		f.text(at+".name", b.Name, maxName)
		if len(b.SubButtons) == 0 {
			f.action(at, b)
			continue
		}
		f.add(b.Type != "", at+".type", "a button with sub-buttons has none")
		f.subButtons(at+".sub_button", b.SubButtons)
	}
	return f.err()
}

// Check reports everything for which WeChat would refuse m, as Menu.Check does.
func (m ConditionalMenu) Check() error {
	var f faults
	f.add(m.Match == Match{}, "matchrule", "empty")
	domains := map[string]bool{}
	for _, top := range m.Buttons {
		for _, b := range slices.Concat([]Button{top}, top.SubButtons) {
			if u, err := url.Parse(b.URL); err == nil && u.Host != "" {
				domains[u.Hostname()] = true
			}
		}
	}
	f.add(len(domains) > maxDomains, "button",
		fmt.Sprintf("links to %d domains, at most %d", len(domains), maxDomains))
	return errors.Join(m.Menu.Check(), f.err())
}

// faults collects what is wrong.
type faults []error

func (f *faults) add(wrong bool, at, what string) {
	if wrong {
		*f = append(*f, fmt.Errorf("%s: %s", at, what))
	}
}

// err is all of it, and ErrInvalid.
func (f faults) err() error {
	if f == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrInvalid, errors.Join(f...))
}

func (f *faults) buttons(at string, buttons []Button, most int) {
	n := len(buttons)
	f.add(n < 1 || n > most, at, fmt.Sprintf("%d buttons, must be 1 to %d", n, most))
}

func (f *faults) subButtons(at string, buttons []Button) {
	f.buttons(at, buttons, maxSubButtons)
	for i, b := range buttons {
		at := fmt.Sprintf("%s[%d]", at, i)
		f.text(at+".name", b.Name, maxSubName)
		f.action(at, b)
		f.add(len(b.SubButtons) > 0, at+".sub_button", "a menu has two levels and no more")
	}
}

// text checks a text that must be there.
func (f *faults) text(at, s string, most int) {
	f.add(strings.TrimSpace(s) == "", at, "empty")
	f.most(at, s, most)
}

// most checks a text that may be empty.
func (f *faults) most(at, s string, most int) {
	f.add(len(s) > most, at, fmt.Sprintf("%d bytes, at most %d", len(s), most))
	f.add(!utf8.ValidString(s), at, "not UTF-8")
}

// action checks what a button does.
func (f *faults) action(at string, b Button) {
	required, known := needs[b.Type]
	f.add(b.Type == "" && len(b.SubButtons) == 0, at+".type",
		"empty, and there are no sub-buttons")
	f.add(b.Type != "" && !known, at+".type", fmt.Sprintf("%q is no type of button", b.Type))
	values := map[string]string{
		"key": b.Key, "url": b.URL, "media_id": b.MediaID,
		"article_id": b.ArticleID, "appid": b.AppID, "pagepath": b.PagePath,
	}
	for _, name := range required {
		f.add(values[name] == "", at+"."+name, "a "+string(b.Type)+" button needs it")
		if name == "url" {
			f.link(at+".url", b.URL)
		}
	}
	f.most(at+".key", b.Key, maxKey)
	f.most(at+".url", b.URL, maxURL)
}

// link checks an address that people are to open, unless it is empty.
func (f *faults) link(at, s string) {
	u, err := url.Parse(s)
	web := err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
	f.add(s != "" && !web, at, "not an http or https address")
}
