package platformtest

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
)

// menus are the default menu and the conditional ones, newest first.
type menus struct {
	material    func(id string) bool // reports whether there is such material
	lastID      int
	selected    *menu
	defaultID   int
	conditional []conditional
}

type menu struct {
	Buttons []button `json:"button"`
}

// button is a button as WeChat gives it back: sub_button is always there.
type button struct {
	Type      string   `json:"type,omitempty"`
	Name      string   `json:"name"`
	Key       string   `json:"key,omitempty"`
	URL       string   `json:"url,omitempty"`
	MediaID   string   `json:"media_id,omitempty"`
	ArticleID string   `json:"article_id,omitempty"`
	AppID     string   `json:"appid,omitempty"`
	PagePath  string   `json:"pagepath,omitempty"`
	Sub       []button `json:"sub_button"`
}

type conditional struct {
	menu
	Rule any `json:"matchrule"`
	ID   int `json:"menuid"`
}

func (m *menus) create(_ call, in menu) (any, error) {
	if err := m.check(in.Buttons, topLevel); err != nil {
		return nil, err
	}
	m.selected, m.defaultID = &in, m.nextID()
	return ok, nil
}

func (m *menus) nextID() int {
	m.lastID++
	return 208_396_938 + m.lastID
}

func (m *menus) get(call) (any, error) {
	if m.selected == nil {
		return nil, refusal(46003)
	}
	buttons := filled(m.selected.Buttons)
	if m.conditional == nil {
		return object{"menu": object{"button": buttons}}, nil
	}
	var others []conditional
	for _, c := range m.conditional {
		c.Buttons = filled(c.Buttons)
		others = append(others, c)
	}
	return object{
		"menu":            object{"button": buttons, "menuid": m.defaultID},
		"conditionalmenu": others,
	}, nil
}

// filled gives buttons without sub-buttons an empty list, like WeChat.
func filled(buttons []button) []button {
	all := make([]button, len(buttons))
	for i, b := range buttons {
		b.Sub = filled(b.Sub)
		all[i] = b
	}
	return all
}

func (m *menus) deleteAll(call) (any, error) {
	m.selected, m.conditional = nil, nil
	return ok, nil
}

type conditionalIn struct {
	menu
	Rule map[string]json.RawMessage `json:"matchrule"`
}

func (m *menus) addConditional(_ call, in conditionalIn) (any, error) {
	rule, err := checkRule(in.Rule)
	if err != nil {
		return nil, err
	}
	if m.selected == nil {
		return nil, refusal(65303)
	}
	if err := m.check(in.Buttons, topLevel); err != nil {
		return nil, err
	}
	if in.domains() > 3 {
		return nil, refusal(65316)
	}
	added := conditional{in.menu, rule, m.nextID()}
	m.conditional = slices.Insert(m.conditional, 0, added)
	return object{"menuid": strconv.Itoa(added.ID)}, nil
}

// checkRule accepts tag_id and client_platform_type, as strings or numbers.
func checkRule(given map[string]json.RawMessage) (map[string]string, error) {
	rule := map[string]string{}
	for name, value := range given {
		text := string(bytes.Trim(value, `"`))
		if text == "" || text == "null" {
			continue
		}
		if name != "tag_id" && name != "client_platform_type" {
			return nil, refusal(65320)
		}
		rule[name] = text
	}
	if len(rule) == 0 {
		return nil, refusal(65304)
	}
	return rule, nil
}

// domains counts the hosts that a menu links to.
func (m menu) domains() int {
	hosts := map[string]bool{}
	for _, top := range m.Buttons {
		for _, b := range append([]button{top}, top.Sub...) {
			if u, err := url.Parse(b.URL); err == nil && b.URL != "" {
				hosts[u.Hostname()] = true
			}
		}
	}
	return len(hosts)
}

type menuIDIn struct {
	ID json.Number `json:"menuid"`
}

func (m *menus) deleteConditional(_ call, in menuIDIn) (any, error) {
	before := len(m.conditional)
	m.conditional = slices.DeleteFunc(m.conditional, func(c conditional) bool {
		return strconv.Itoa(c.ID) == in.ID.String()
	})
	if len(m.conditional) == before {
		return nil, refusal(65301)
	}
	return ok, nil
}

// uses reports whether the default menu answers with a material.
func (m *menus) uses(mediaID string) bool {
	if m.selected == nil {
		return false
	}
	for _, top := range m.selected.Buttons {
		for _, b := range append([]button{top}, top.Sub...) {
			if b.MediaID == mediaID {
				return true
			}
		}
	}
	return false
}
