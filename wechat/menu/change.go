package menu

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nearby/wechat/platform"
)

// Change is the way from one set of menus to another.
type Change struct{ From, To platform.Menus }

func sameButtons(a, b []platform.Button) bool {
	return slices.Equal(lines(a), lines(b))
}

func (c Change) defaultDiffers() bool {
	return !sameButtons(c.From.Default.Buttons, c.To.Default.Buttons)
}

// conditionalDiffer tells whether the conditional menus differ, or their order.
func (c Change) conditionalDiffer() bool {
	return !slices.EqualFunc(c.From.Conditional, c.To.Conditional,
		func(a, b platform.ConditionalMenu) bool {
			return a.Match == b.Match && sameButtons(a.Buttons, b.Buttons)
		})
}

// None tells whether there is nothing to change.
func (c Change) None() bool { return !c.defaultDiffers() && !c.conditionalDiffer() }

// String shows both at once: what stays, and what is new (+), gone (-) and
// different (~).
func (c Change) String() string {
	var b strings.Builder
	changed := section(&b, "the menu", c.From.Default.Buttons, c.To.Default.Buttons)
	before := slices.Clone(c.From.Conditional)
	for _, m := range c.To.Conditional {
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
	for _, part := range []struct{ name, value string }{
		{"group", m.GroupID}, {"sex", m.Sex}, {"country", m.Country}, {"province", m.Province}, {"city", m.City}, {"language", m.Language},
	} {
		if part.value != "" {
			name += " for " + part.name + " " + part.value
		}
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
	for _, e := range align(lines(was), lines(is)) {
		fmt.Fprintf(b, "  %s\n", e)
		changed = changed || e.sign != stays
	}
	return changed
}
