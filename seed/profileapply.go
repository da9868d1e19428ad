package seed

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nearby/place"
	"nearby/seed/osm/tags"
	"nearby/seed/table"
)

// appliedProfile is a profile as it applies to one file.
type appliedProfile struct {
	*profile
	computed []computedColumn
	datum    statement // without a datum where it is not certain
}

// computedColumn is one with the columns that the file has of those it needs.
type computedColumn struct {
	computed
	columns []int
}

// apply works out what the profile says about a file, and adds it to its options.
func (p *profile) apply(header, keys []string, o *Options) appliedProfile {
	k := appliedProfile{profile: p}
	if p == nil {
		return k
	}
	k.datum.why = p.why
	if !locates(o.Map) {
		k.datum.datum = p.datum
	}
	given := maps.Clone(o.Map)
	if given == nil {
		given = make(map[string]string)
	}
	for field, headers := range p.columns {
		i := slices.IndexFunc(headers, func(h string) bool { return hasHeader(keys, h) || header == nil })
		if _, said := given[field]; i >= 0 && !said && !(isCoordinate(field) && locates(o.Map)) {
			given[field] = headers[i]
		}
	}
	k.compute(keys, given, len(header))
	o.Map = given
	k.categorise(o)
	return k
}

// locates tells whether --map says which columns hold the coordinates.
func locates(given map[string]string) bool {
	return slices.ContainsFunc(slices.Collect(maps.Keys(given)), isCoordinate)
}

func isCoordinate(field string) bool {
	return field == fieldLat.String() || field == fieldLng.String() || field == fieldLocation.String()
}

// compute finds the computed columns that the file has cells for. They stand behind the
// others.
func (k *appliedProfile) compute(keys []string, given map[string]string, width int) {
	for _, m := range k.profile.computed {
		of := computedColumn{computed: computed{field: m.field, join: m.join, tags: m.tags}}
		for _, from := range m.from {
			header := from
			if strings.HasPrefix(from, tagPrefix) {
				header = tagsHeader
			}
			if i := slices.Index(keys, table.Key(header)); i >= 0 {
				of.from, of.columns = append(of.from, from), append(of.columns, i)
			}
		}
		_, said := given[m.field]
		switch {
		case said || len(of.columns) == 0:
		case of.tags == nil && len(of.columns) == 1 && !strings.HasPrefix(of.from[0], tagPrefix):
			given[m.field] = strconv.Itoa(of.columns[0] + 1)
		default:
			k.computed = append(k.computed, of)
			given[m.field] = strconv.Itoa(width + len(k.computed))
		}
	}
}

// categorise adds the profile's categories to those the operator has given, as far
// as there are such.
func (k *appliedProfile) categorise(o *Options) {
	exists := func(slug string) bool {
		return slices.ContainsFunc(o.Categories, func(c place.Category) bool { return c.Slug == slug })
	}
	if exists(k.profile.category) {
		o.Category = cmp.Or(o.Category, k.profile.category)
	}
	words := make(map[string]string)
	for word, slug := range k.kinds {
		if exists(slug) {
			words[word] = slug
		}
	}
	maps.Copy(words, o.CategoryMap)
	o.CategoryMap = words
}

// own tells a file that package seed itself has written.
func (k *appliedProfile) own() bool { return k.profile != nil && k.name == ownExport.name }

// addressesLines tells a file whose stops have their lines for an address.
func (k *appliedProfile) addressesLines() bool { return k.profile != nil && k.linesInAddress }

// headers are those of the computed columns.
func (k *appliedProfile) headers() []string {
	headers := make([]string, len(k.computed))
	for i, m := range k.computed {
		headers[i] = strings.Join(m.from, cmp.Or(m.join, " or "))
		if m.tags != nil {
			headers[i] = "the tags"
		}
	}
	return headers
}

// cells are those of the computed columns in a row.
func (k *appliedProfile) cells(row []string) []string {
	cells := make([]string, len(k.computed))
	for i, m := range k.computed {
		cells[i] = m.cell(row)
	}
	return cells
}

func (m computedColumn) cell(row []string) string {
	if m.tags != nil {
		return m.tags(m.tagged(row))
	}
	var values []string
	for i, column := range m.columns {
		value := table.Clean(table.Unguard(row[column]))
		if key, ok := strings.CutPrefix(m.from[i], tagPrefix); ok {
			value = table.Clean(tag(row[column], key))
		}
		if value == "" {
			continue
		}
		if m.join == "" {
			return value
		}
		values = append(values, value)
	}
	return strings.Join(values, m.join)
}

// tagged are the tags that a row has in columns of their own. Keys are written with or
// without the prefix that all of them have in the file.
func (m computedColumn) tagged(row []string) tags.Tags {
	return func(key string) string {
		for i, from := range m.from {
			if from == key || from == nested+key {
				return table.Clean(table.Unguard(row[m.columns[i]]))
			}
		}
		return ""
	}
}

// nested is the prefix of tags that are an object in their feature.
const nested = "tags."

// Tags of OpenStreetMap that have no column of their own stand in one cell as
// PostgreSQL's hstore: "amenity"=>"cafe","phone"=>"+86 10 …".
const (
	tagsHeader = "other_tags"
	tagPrefix  = "tag:"
)

// tag is the value of a key in an hstore, or "".
func tag(hstore, key string) string {
	_, rest, found := strings.Cut(hstore, `"`+key+`"=>"`)
	if !found {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(rest) && rest[i] != '"'; i++ {
		if rest[i] == '\\' && i+1 < len(rest) {
			i++
		}
		b.WriteByte(rest[i])
	}
	return b.String()
}
