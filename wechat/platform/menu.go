package platform

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
)

// Menu is the custom menu at the bottom of the chat.
// https://developers.weixin.qq.com/doc/service/api/custommenu/api_createcustommenu
type Menu struct {
	Buttons []Button `json:"button" yaml:"button"` // 1 to 3
}

// Button is one entry. A button with sub-buttons opens them and has no other field
// than its name. The type of another says which fields it needs.
type Button struct {
	Type ButtonType `json:"type,omitempty" yaml:"type,omitempty"`
	Name string     `json:"name" yaml:"name"` // 16 bytes; 60 in a sub-button

	Key       string `json:"key,omitempty" yaml:"key,omitempty"` // 128 bytes
	URL       string `json:"url,omitempty" yaml:"url,omitempty"` // 1024 bytes
	MediaID   string `json:"media_id,omitempty" yaml:"media_id,omitempty"`
	ArticleID string `json:"article_id,omitempty" yaml:"article_id,omitempty"`
	AppID     string `json:"appid,omitempty" yaml:"appid,omitempty"`       // of the mini program
	PagePath  string `json:"pagepath,omitempty" yaml:"pagepath,omitempty"` // within it

	SubButtons []Button `json:"sub_button,omitempty" yaml:"sub_button,omitempty"` // up to 5
}

// ButtonType is what a button does.
type ButtonType string

// The types that WeChat documents.
const (
	Click               ButtonType = "click"                // sends the key to the account
	View                ButtonType = "view"                 // opens the URL
	ScanPush            ButtonType = "scancode_push"        // scans, and opens what was scanned
	ScanWait            ButtonType = "scancode_waitmsg"     // scans, and leaves it to the account
	Photo               ButtonType = "pic_sysphoto"         // takes a photo
	PhotoOrAlbum        ButtonType = "pic_photo_or_album"   // takes one or picks one
	Album               ButtonType = "pic_weixin"           // picks one
	SelectLocation      ButtonType = "location_select"      // picks a place on the map
	SendMedia           ButtonType = "media_id"             // answers with permanent material
	ViewMaterial        ButtonType = "view_limited"         // opens news material
	SendArticle         ButtonType = "article_id"           // answers with a published article
	ViewArticle         ButtonType = "article_view_limited" // opens a published article
	OpenMiniProgramPage ButtonType = "miniprogram"          // opens it, or the URL in old clients
)

// Menus is every menu of the account that was made through the API.
type Menus struct {
	Default     Menu
	Conditional []ConditionalMenu
}

// ConditionalMenu is a menu for some of the people.
type ConditionalMenu struct {
	ID string
	Menu
	Match Match
}

// Match says who sees a conditional menu. Menus from before 2021 may have more than
// WeChat accepts of a new one (65320): see Retired.
// https://developers.weixin.qq.com/doc/service/api/custommenu/api_addconditionalmenu
type Match struct {
	TagID string `json:"tag_id,omitempty" yaml:"tag_id,omitempty"`
	// Platform is 1 for iOS, 2 for Android, 3 for others.
	Platform string `json:"client_platform_type,omitempty" yaml:"client_platform_type,omitempty"`

	GroupID  string `json:"group_id,omitempty" yaml:"group_id,omitempty"`
	Sex      string `json:"sex,omitempty" yaml:"sex,omitempty"` // 1 for men, 2 for women
	Country  string `json:"country,omitempty" yaml:"country,omitempty"`
	Province string `json:"province,omitempty" yaml:"province,omitempty"`
	City     string `json:"city,omitempty" yaml:"city,omitempty"`
	Language string `json:"language,omitempty" yaml:"language,omitempty"` // as in zh_CN
}

// Retired tells whether the match has what WeChat accepts no longer: such a menu can be
// kept, not made.
func (m Match) Retired() bool {
	return m != Match{TagID: m.TagID, Platform: m.Platform}
}

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

// required are the fields that a type of button must have.
var required = map[ButtonType][]string{
	Click: {"key"}, ScanPush: {"key"}, ScanWait: {"key"}, Photo: {"key"},
	PhotoOrAlbum: {"key"}, Album: {"key"}, SelectLocation: {"key"},
	View: {"url"}, SendMedia: {"media_id"}, ViewMaterial: {"media_id"},
	SendArticle: {"article_id"}, ViewArticle: {"article_id"},
	OpenMiniProgramPage: {"url", "appid", "pagepath"},
}

// Check reports all faults for which WeChat would refuse m, joined, each with its
// place: "button[1].sub_button[0].name: 70 bytes, at most 60". The error is
// ErrInvalid.
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

// Check is Menu.Check, and checks the match and the number of linked domains.
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

// action checks the type of a button and the fields that it needs.
func (f *faults) action(at string, b Button) {
	fields, known := required[b.Type]
	f.add(b.Type == "" && len(b.SubButtons) == 0, at+".type",
		"empty, and there are no sub-buttons")
	f.add(b.Type != "" && !known, at+".type", fmt.Sprintf("%q is no type of button", b.Type))
	values := map[string]string{
		"key": b.Key, "url": b.URL, "media_id": b.MediaID,
		"article_id": b.ArticleID, "appid": b.AppID, "pagepath": b.PagePath,
	}
	for _, name := range fields {
		f.add(values[name] == "", at+"."+name, "a "+string(b.Type)+" button needs it")
		if name == "url" {
			f.link(at+".url", b.URL)
		}
	}
	f.most(at+".key", b.Key, maxKey)
	f.most(at+".url", b.URL, maxURL)
}
