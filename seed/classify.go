package seed

import (
	"cmp"
	"strings"

	"nearby/kind"
	"nearby/place"
	"nearby/seed/fault"
)

// class is what the words of a row for its category and kind mean.
type class struct {
	slug    string // of the category; "" if they do not say one that there is
	unknown bool   // the category's words are there, but not understood
	kind    string // see [place.Place], and so is kinds
	kinds   string
}

// classify finds the category and the kind of a row's place. --category is for rows
// that say nothing: a word that is not understood is not overruled by it.
func (m *meaning) classify(fields []string, p *place.Place) *fault.Row {
	said, of := unlisted(m.cell(fields, fieldCategory)), unlisted(m.cell(fields, fieldKind))
	c := m.matcher.class(said, of)
	p.Category, p.Kind, p.Kinds = c.slug, c.kind, c.kinds
	if p.Category == "" && !c.unknown {
		p.Category = m.options.Category
	}
	switch {
	case p.Category == "" && c.unknown:
		said = cmp.Or(said, of)
		m.tally.word(strings.Clone(said))
		return m.fault(fieldCategory, fault.Category, "no category is called %q: say which one it is with "+
			"--map-category VALUE=SLUG, or leave such rows out with --where", fault.Brief(said))
	case p.Category == "" && !m.options.assumed:
		return m.fault(fieldCategory, fault.Category,
			"the category is empty: give one for such rows with --category SLUG")
	case p.Kinds == "" && p.Category == place.Transit:
		p.Kinds = transitKind(p.Name, p.Lines)
		p.Kind = strings.Trim(p.Kind+";"+p.Kinds, ";")
	}
	return nil
}

// class is what the two cells of a row mean. Files have few kinds and many rows, so it
// is worked out once for each.
func (m *matcher) class(category, of string) class {
	key := category + "\n" + of
	if c, ok := m.seen[key]; ok {
		return c
	}
	var c class
	c.kind, c.kinds = kindOf(category, of)
	if c.slug = m.match(category); c.slug == "" && isSilent(category) {
		c.slug = m.match(of)
	}
	// A kind of food that nobody knows is no other category, but a kind of its own is.
	c.unknown = c.slug == "" && (!isSilent(category) || len(kind.Of(of)) > 0)
	if len(m.seen) < maxSeen {
		m.seen[key] = c
	}
	return c
}

// silent are words that say nothing of what a place is, as [table.Key] makes them.
var silent = map[string]bool{
	"node": true, "way": true, "relation": true, "multipolygon": true, "point": true, "polygon": true, "feature": true,
	"yes": true, "other": true, "others": true, "unknown": true, "misc": true, "其他": true, "其它": true, "未知": true,
}
