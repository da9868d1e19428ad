package platformtest

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
)

// menus is the default menu and the conditional ones, newest first.
type menus struct {
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
	Rule map[string]string `json:"matchrule"`
	ID   int               `json:"menuid"`
}

func (s *Server) createMenu(c call) (any, error) {
	m, err := decode[menu](c)
	if err != nil {
		return nil, err
	}
	if err := s.checkMenu(m); err != nil {
		return nil, err
	}
	s.menus.selected, s.menus.defaultID = &m, s.menuID()
	return ok, nil
}

func (s *Server) menuID() int {
	s.lastID++
	return 208_396_938 + s.lastID
}

func (s *Server) getMenus(call) (any, error) {
	if s.menus.selected == nil {
		return nil, refusal(46003)
	}
	buttons := filled(s.menus.selected.Buttons)
	if s.menus.conditional == nil {
		return object{"menu": object{"button": buttons}}, nil
	}
	var others []conditional
	for _, c := range s.menus.conditional {
		c.Buttons = filled(c.Buttons)
		others = append(others, c)
	}
	return object{
		"menu":            object{"button": buttons, "menuid": s.menus.defaultID},
		"conditionalmenu": others,
	}, nil
}

// filled writes an empty list where there are no sub-buttons, as WeChat does.
func filled(buttons []button) []button {
	all := make([]button, len(buttons))
	for i, b := range buttons {
		b.Sub = filled(b.Sub)
		all[i] = b
	}
	return all
}

func (s *Server) deleteMenus(call) (any, error) {
	s.menus = menus{}
	return ok, nil
}

func (s *Server) addConditional(c call) (any, error) {
	in, err := decode[struct {
		menu
		Rule map[string]json.RawMessage `json:"matchrule"`
	}](c)
	if err != nil {
		return nil, err
	}
	rule, err := checkRule(in.Rule)
	if err != nil {
		return nil, err
	}
	if s.menus.selected == nil {
		return nil, refusal(65303)
	}
	if err := s.checkMenu(in.menu); err != nil {
		return nil, err
	}
	if in.domains() > 3 {
		return nil, refusal(65316)
	}
	added := conditional{in.menu, rule, s.menuID()}
	s.menus.conditional = slices.Insert(s.menus.conditional, 0, added)
	return object{"menuid": strconv.Itoa(added.ID)}, nil
}

// checkRule takes tag_id and client_platform_type, each as a string or a number.
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

func (s *Server) deleteConditional(c call) (any, error) {
	in, err := decode[struct {
		ID json.Number `json:"menuid"`
	}](c)
	if err != nil {
		return nil, err
	}
	before := len(s.menus.conditional)
	s.menus.conditional = slices.DeleteFunc(s.menus.conditional, func(c conditional) bool {
		return strconv.Itoa(c.ID) == in.ID.String()
	})
	if len(s.menus.conditional) == before {
		return nil, refusal(65301)
	}
	return ok, nil
}

func (s *Server) tryMenu(c call) (any, error) {
	in, err := decode[struct {
		User string `json:"user_id"`
	}](c)
	if err != nil {
		return nil, err
	}
	p, known := s.people[in.User]
	if !known {
		return nil, refusal(65302)
	}
	if s.menus.selected == nil {
		return nil, refusal(46003)
	}
	for _, c := range s.menus.conditional {
		if p.matches(c.Rule) {
			return object{"button": filled(c.Buttons)}, nil
		}
	}
	return object{"button": filled(s.menus.selected.Buttons)}, nil
}
