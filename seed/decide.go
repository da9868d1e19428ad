package seed

import (
	"errors"
	"maps"

	"nearby/seed/table"
)

// decide finds out what a table means: by what flags say, then its format, its
// header, and what it is known as. With an error, which holds everything that flags
// must still say, it gives what it has found out all the same.
func decide(t *table.Table, o Options) (*meaning, error) {
	m := &meaning{
		table: t, zones: zones{all: t.Zone}, decimalComma: t.Delimiter != ',', located: locates(o.Map),
		tally: newTally(), seen: whereabouts{},
	}
	known, err := takeHeader(t, o)
	if err != nil {
		return m, err
	}
	var format statement
	if o.Datum == 0 && !locates(o.Map) {
		format = statement{t.Datum, t.DatumWhy}
	}
	o.Map = mapped(t.Columns, o.Map)
	if o.Category == "" {
		o.Category = t.Category
	}
	keys := table.Keys(t.Header)
	if known == nil {
		known = recognise(t, keys)
	}
	m.profile = known.apply(t.Header, keys, &o)
	m.options = o
	if m.matcher, err = newMatcher(o); err != nil {
		return m, err
	}
	header := t.Header
	if header != nil {
		header = append(header[:len(header):len(header)], m.profile.headers()...)
	}
	if m.columns, err = newColumns(header, t.Width, o.Map); err != nil {
		return m, err
	}
	if m.filters, err = m.newFilters(o.Where); err != nil {
		return m, err
	}
	m.takeTypes()
	m.closedBy = m.closers()
	named, categorised := m.named(), m.categorised()
	m.location, err = m.locate(o.Datum, format, m.profile.datum)
	serial := errors.Join(m.notSerial(t.Ahead), m.notRuined(t.Sample()))
	if m.at[fieldLocation] != table.None || m.at[fieldLat] != table.None {
		err = errors.Join(err, m.look())
	}
	return m, errors.Join(named, categorised, err, serial)
}

// mapped is --map with what the format itself says, unless --map says where other
// coordinates are.
func mapped(format, given map[string]string) map[string]string {
	all := maps.Clone(given)
	if all == nil {
		all = make(map[string]string)
	}
	for field, column := range format {
		if _, said := given[field]; !said && !(isCoordinate(field) && locates(given)) {
			all[field] = column
		}
	}
	return all
}
