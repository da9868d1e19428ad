package platform

import (
	"context"
	"fmt"
	"strings"
)

// Menu is the custom menu: what stands at the bottom of the chat.
// https://developers.weixin.qq.com/doc/service/api/custommenu/api_createcustommenu
type Menu struct {
	Buttons []Button `json:"button" yaml:"button"` // 1 to 3
}

// Button is one entry. With sub-buttons it opens them and has a name only; else
// its type says which other fields it needs.
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

// Match says who sees a conditional menu. Sex, region and language were
// withdrawn by WeChat (65320).
// https://developers.weixin.qq.com/doc/service/api/custommenu/api_addconditionalmenu
type Match struct {
	TagID string `json:"tag_id,omitempty" yaml:"tag_id,omitempty"`
	// Platform is 1 for iOS, 2 for Android, 3 for others.
	Platform string `json:"client_platform_type,omitempty" yaml:"client_platform_type,omitempty"`
}

// Menus returns the menus; the error is ErrNoMenu when there are none.
func (c *Client) Menus(ctx context.Context) (Menus, error) {
	var out struct {
		Menu        Menu `json:"menu"`
		Conditional []struct {
			Menu
			Match struct {
				TagID    loose `json:"tag_id"`
				Platform loose `json:"client_platform_type"`
			} `json:"matchrule"`
			ID loose `json:"menuid"`
		} `json:"conditionalmenu"`
	}
	if err := c.get(ctx, "/cgi-bin/menu/get", nil, &out); err != nil {
		return Menus{}, err
	}
	menus := Menus{Default: out.Menu.tidy()}
	for _, m := range out.Conditional {
		menus.Conditional = append(menus.Conditional, ConditionalMenu{
			string(m.ID), m.Menu.tidy(), Match{string(m.Match.TagID), string(m.Match.Platform)},
		})
	}
	return menus, nil
}

// CreateMenu replaces the default menu. People see it within five minutes. A
// menu that WeChat would refuse is not sent; the error says all that is wrong.
func (c *Client) CreateMenu(ctx context.Context, m Menu) error {
	if err := m.Check(); err != nil {
		return fmt.Errorf("menu: %w", err)
	}
	return c.post(ctx, "/cgi-bin/menu/create", m, nil)
}

// DeleteMenu deletes the default menu and every conditional one. Twice is the
// same as once.
func (c *Client) DeleteMenu(ctx context.Context) error {
	return c.get(ctx, "/cgi-bin/menu/delete", nil, nil)
}

// AddConditionalMenu adds a menu for those whom match describes and returns its
// id. Of several that fit, the newest is shown. A default menu must exist.
func (c *Client) AddConditionalMenu(ctx context.Context, m Menu, match Match) (string, error) {
	if err := (ConditionalMenu{Menu: m, Match: match}).Check(); err != nil {
		return "", fmt.Errorf("conditional menu: %w", err)
	}
	in := struct {
		Menu
		Match Match `json:"matchrule"`
	}{m, match}
	var out struct {
		ID loose `json:"menuid"`
	}
	err := c.post(ctx, "/cgi-bin/menu/addconditional", in, &out)
	return string(out.ID), err
}

// DeleteConditionalMenu deletes one conditional menu.
func (c *Client) DeleteConditionalMenu(ctx context.Context, id string) error {
	return c.post(ctx, "/cgi-bin/menu/delconditional", map[string]string{"menuid": id}, nil)
}

// TryMenu returns the menu that a person sees, named by OpenID or WeChat id.
func (c *Client) TryMenu(ctx context.Context, user string) (Menu, error) {
	var m Menu
	err := c.ask(ctx, "/cgi-bin/menu/trymatch", map[string]string{"user_id": user}, &m)
	return m.tidy(), err
}

// tidy drops the empty lists of sub-buttons that WeChat adds, so that a menu
// comes back as it was sent.
func (m Menu) tidy() Menu {
	for i := range m.Buttons {
		if len(m.Buttons[i].SubButtons) == 0 {
			m.Buttons[i].SubButtons = nil
		}
		Menu{m.Buttons[i].SubButtons}.tidy()
	}
	return m
}

// loose is a value that WeChat writes as a number in one place and as a string
// in another.
type loose string

// UnmarshalJSON takes both.
func (l *loose) UnmarshalJSON(text []byte) error {
	if string(text) != "null" {
		*l = loose(strings.Trim(string(text), `"`))
	}
	return nil
}
