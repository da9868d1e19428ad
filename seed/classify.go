package seed

import (
	"cmp"
	"strings"

	"nearby/place"
	"nearby/seed/fault"
	"nearby/seed/gtfs"
)

// classOf is what a row says of its category and kind, and the words it says it in.
func (m *meaning) classOf(fields []string) (c class, said string) {
	category, of := joinedList(m.cell(fields, fieldCategory)), m.kindCell(fields)
	return m.matcher.class(category, of), cmp.Or(category, of)
}

// kindCell is the cell of a row's kind, in which GTFS and what is made of it write numbers.
func (m *meaning) kindCell(fields []string) string {
	cell := joinedList(m.cell(fields, fieldKind))
	if key := m.keyOf(fieldKind); cell == "" || key != "routetype" && key != "vehicletype" {
		return cell
	}
	said := parts(cell)
	for i, number := range said {
		said[i] = cmp.Or(string(gtfs.KindOf(strings.TrimSpace(number))), number)
	}
	return strings.Join(said, ";")
}

// classify finds the category and the kind of a row's place. --category is for rows
// that say nothing: a word that is not understood is not overruled by it.
func (m *meaning) classify(fields []string, p *place.Place) *fault.Row {
	c, said := m.classOf(fields)
	p.Category, p.Kind, p.Kinds = c.slug, c.kind, c.kinds
	if p.Category == "" && !c.unknown {
		p.Category = m.options.Category
	}
	switch {
	case p.Category == "" && c.unknown:
		m.tally.unknown.count(said)
		return m.fault(fieldCategory, fault.Category, "no category is called %q: say which one it is with "+
			"--map-category VALUE=SLUG, or leave such rows out with --where", fault.Brief(said))
	case p.Category == "" && !m.options.assumed:
		return m.fault(fieldCategory, fault.Category,
			"the category is empty: give one for such rows with --category SLUG")
	}
	m.addressedLines(p)
	if p.Kinds == "" && p.Category == place.Transit {
		p.Kinds = transitKind(p.Name, p.Lines)
		p.Kind = strings.Trim(p.Kind+";"+p.Kinds, ";")
	}
	return nil
}

// unwanted skips the row of a place that no category here holds; of a file of everything
// also one that says nothing of its category, or has no name: most of a map is of no use
// to anybody who eats or goes by bus.
func (m *meaning) unwanted(fields []string) *fault.Row {
	c, said := m.classOf(fields)
	nothing := c.slug == "" && (c.unknown || m.options.Category == "" && !m.options.assumed)
	switch {
	case c.other, m.table.Everything && nothing:
		m.tally.others.count(said)
		return m.fault(fieldCategory, fault.Other, "")
	case m.table.Everything && m.cell(fields, fieldName) == "":
		return m.fault(fieldName, fault.Unnamed, "the name is empty")
	}
	return nil
}

// region skips an area that is no place: a district. One whose row says a category is a
// place however large it is, as an airport; of the others only small ones are, which are
// counted, as the file does not say so.
func (m *meaning) region(fields []string, across float64, name string) *fault.Row {
	if across == 0 {
		return nil
	}
	c, _ := m.classOf(fields)
	switch {
	case c.slug != "":
		return nil
	case across > widestPlace || m.saysRegion(fields):
		return &fault.Row{Code: fault.Region}
	case !c.unknown: // else it is rejected for its word
		m.tally.areas.add(name, across)
	}
	return nil
}
