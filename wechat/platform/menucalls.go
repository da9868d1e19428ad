package platform

import (
	"context"
	"fmt"
	"strings"
)

// Menus returns the account's menus. Without any the error is ErrNoMenu.
func (c *Client) Menus(ctx context.Context) (Menus, error) {
	var out struct {
		Menu        Menu `json:"menu"`
		Conditional []struct {
			Menu
			Match struct {
				TagID    looseString `json:"tag_id"`
				Platform looseString `json:"client_platform_type"`
				GroupID  looseString `json:"group_id"`
				Sex      looseString `json:"sex"`
				Country  string      `json:"country"`
				Province string      `json:"province"`
				City     string      `json:"city"`
				Language looseString `json:"language"`
			} `json:"matchrule"`
			ID looseString `json:"menuid"`
		} `json:"conditionalmenu"`
	}
	if err := c.get(ctx, "/cgi-bin/menu/get", nil, &out); err != nil {
		return Menus{}, err
	}
	menus := Menus{Default: out.Menu.normalized()}
	for _, m := range out.Conditional {
		menus.Conditional = append(menus.Conditional, ConditionalMenu{
			string(m.ID), m.Menu.normalized(), Match{
				string(m.Match.TagID), string(m.Match.Platform), string(m.Match.GroupID), string(m.Match.Sex),
				m.Match.Country, m.Match.Province, m.Match.City, string(m.Match.Language),
			},
		})
	}
	return menus, nil
}

// CreateMenu replaces the default menu. People see it within five minutes. It does
// not send a menu that WeChat would refuse; the error names all faults.
func (c *Client) CreateMenu(ctx context.Context, m Menu) error {
	if err := m.Check(); err != nil {
		return fmt.Errorf("menu: %w", err)
	}
	return c.post(ctx, "/cgi-bin/menu/create", m, nil)
}

// DeleteMenu deletes the default menu and every conditional one. It may be repeated.
func (c *Client) DeleteMenu(ctx context.Context) error {
	return c.get(ctx, "/cgi-bin/menu/delete", nil, nil)
}

// AddConditionalMenu adds a menu for the people whom match describes and returns
// its id. WeChat shows a person the newest that matches. A default menu must exist.
func (c *Client) AddConditionalMenu(ctx context.Context, m Menu, match Match) (string, error) {
	if err := (ConditionalMenu{Menu: m, Match: match}).Check(); err != nil {
		return "", fmt.Errorf("conditional menu: %w", err)
	}
	in := struct {
		Menu
		Match Match `json:"matchrule"`
	}{m, match}
	var out struct {
		ID looseString `json:"menuid"`
	}
	err := c.post(ctx, "/cgi-bin/menu/addconditional", in, &out)
	return string(out.ID), err
}

// DeleteConditionalMenu deletes one conditional menu.
func (c *Client) DeleteConditionalMenu(ctx context.Context, id string) error {
	return c.post(ctx, "/cgi-bin/menu/delconditional", map[string]string{"menuid": id}, nil)
}

// normalized drops the empty lists of sub-buttons that WeChat adds, so that a menu
// comes back as it was sent.
func (m Menu) normalized() Menu {
	for i := range m.Buttons {
		if len(m.Buttons[i].SubButtons) == 0 {
			m.Buttons[i].SubButtons = nil
		}
		Menu{m.Buttons[i].SubButtons}.normalized()
	}
	return m
}

// looseString is a value that WeChat writes sometimes as a number and sometimes as
// a string.
type looseString string

// UnmarshalJSON reads both.
func (l *looseString) UnmarshalJSON(text []byte) error {
	if string(text) != "null" {
		*l = looseString(strings.Trim(string(text), `"`))
	}
	return nil
}
