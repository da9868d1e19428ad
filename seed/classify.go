package seed

import (
	"cmp"
	"strings"

	"nearby/place"
	"nearby/seed/fault"
)

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

// unwanted tells whether a row of a file of everything is of no category that is known, or
// has no name: most of a map is of no use to anybody who eats or goes by bus.
func (m *meaning) unwanted(fields []string) *fault.Row {
	if !m.table.Everything {
		return nil
	}
	if f := m.classify(fields, &place.Place{}); f != nil {
		f.Code = fault.Other
		return f
	}
	if m.cell(fields, fieldName) == "" {
		return m.fault(fieldName, fault.Unnamed, "the name is empty")
	}
	return nil
}
