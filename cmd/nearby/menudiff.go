package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nearby/wechat/platform"
)

// menuChange is a way from one set of menus to another.
type menuChange struct{ from, to platform.Menus }

// menuLine is one button as a line of text.
type menuLine struct {
	depth        int
	name, action string
}

// menuLines are the buttons of a menu from top to bottom.
func menuLines(buttons []platform.Button) []menuLine {
	var lines []menuLine
	for _, top := range buttons {
		lines = append(lines, menuLine{0, top.Name, action(top)})
		for _, sub := range top.SubButtons {
			lines = append(lines, menuLine{1, sub.Name, action(sub)})
		}
	}
	return lines
}

// action is what a button does: its type and all that goes with it.
func action(b platform.Button) string {
	words := []string{string(b.Type)}
	for _, word := range []string{b.Key, b.MediaID, b.ArticleID, b.AppID, b.PagePath, b.URL} {
		if word != "" {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}

func (l menuLine) String() string {
	return strings.TrimRight(strings.Repeat("  ", l.depth)+l.name+"  "+l.action, " ")
}

func sameButtons(a, b []platform.Button) bool {
	return slices.Equal(menuLines(a), menuLines(b))
}

func (c menuChange) defaultDiffers() bool {
	return !sameButtons(c.from.Default.Buttons, c.to.Default.Buttons)
}

// conditionalDiffer tells whether the conditional menus differ, or their order.
func (c menuChange) conditionalDiffer() bool {
	return !slices.EqualFunc(c.from.Conditional, c.to.Conditional,
		func(a, b platform.ConditionalMenu) bool {
			return a.Match == b.Match && sameButtons(a.Buttons, b.Buttons)
		})
}

func (c menuChange) none() bool { return !c.defaultDiffers() && !c.conditionalDiffer() }

// String shows both at once: what stays, and what is new (+), gone (-) and
// different (~).
func (c menuChange) String() string {
	var b strings.Builder
	changed := section(&b, "the menu", c.from.Default.Buttons, c.to.Default.Buttons)
	before := slices.Clone(c.from.Conditional)
	for _, m := range c.to.Conditional {
		var was []platform.Button
		same := func(o platform.ConditionalMenu) bool { return o.Match == m.Match }
		if i := slices.IndexFunc(before, same); i >= 0 {
			was = before[i].Buttons
			before = slices.Delete(before, i, i+1)
		}
		changed = section(&b, audience(m.Match), was, m.Buttons) || changed
	}
	for _, m := range before {
		changed = section(&b, audience(m.Match), m.Buttons, nil) || changed
	}
	if !changed && c.conditionalDiffer() {
		b.WriteString("~ the conditional menus in another order\n")
	}
	return b.String()
}

// audience names a conditional menu by those who see it.
func audience(m platform.Match) string {
	name := "the menu"
	if m.TagID != "" {
		name += " for tag " + m.TagID
	}
	if m.Platform != "" {
		name += " on " + cmp.Or(clients[m.Platform], "client type "+m.Platform)
	}
	return name
}

// clients are WeChat's numbers for where it runs.
var clients = map[string]string{"1": "iOS", "2": "Android", "3": "other systems"}

// section writes one menu with its changes and tells whether there are any.
func section(b *strings.Builder, title string, was, is []platform.Button) (changed bool) {
	if len(was) == 0 && len(is) == 0 {
		return false
	}
	fmt.Fprintln(b, title)
	for _, e := range align(menuLines(was), menuLines(is)) {
		fmt.Fprintf(b, "  %s\n", e)
		changed = changed || e.sign != stays
	}
	return changed
}
