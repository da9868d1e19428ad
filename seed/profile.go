package seed

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nearby/geo"
	"nearby/place"
)

// profile is a kind of file that is known by its headers. It fills in what the
// operator would else have to say, and never overrules what the operator says.
type profile struct {
	name    string
	source  string   // where the columns are described
	needs   []string // headers that it is known by; "a|b" is either of them
	lacks   []string // headers that it does not have
	datum   geo.Datum
	why     string // the datum is certain; or, without one, why it is not
	columns map[string][]string
	// category is that of places of which no column says it, kinds the slugs of
	// its own words for categories.
	category string
	kinds    map[string]string
	made     []made
	// open are, by header, the values of a place that is not closed for good.
	open map[string][]string
}

// made is a column that is made of the cells of others: of the first one that is
// not empty, or of all of them with join in between. "tag:KEY" is a value in the
// hstore of the column other_tags.
type made struct {
	field string // as in --map
	join  string
	from  []string
}

// recognise finds the profile of a header, by [headerKey]. Of several that fit it
// is the one that needs most.
func recognise(keys []string) *profile {
	var best *profile
	for i := range profiles {
		p := &profiles[i]
		if p.fits(keys) && (best == nil || len(p.needs) > len(best.needs)) {
			best = p
		}
	}
	return best
}

func (p *profile) fits(keys []string) bool {
	has := func(header string) bool { return hasHeader(keys, header) }
	return len(p.needs) > 0 && !slices.ContainsFunc(p.lacks, has) &&
		!slices.ContainsFunc(p.needs, func(either string) bool {
			return !slices.ContainsFunc(strings.Split(either, "|"), has)
		})
}

func hasHeader(keys []string, header string) bool { return slices.Contains(keys, headerKey(header)) }

// known is a profile as it applies to one file.
type known struct {
	*profile
	made  []madeOf
	shut  []shutBy
	datum geo.Datum // 0 where it is not certain
}

// madeOf is a made column with the columns that the file has of it.
type madeOf struct {
	made
	columns []int
}

// shutBy tells by a column whether a place is closed.
type shutBy struct {
	column int
	header string
	open   []string
}

// apply works out what the profile says about a file, and adds it to its options.
func (p *profile) apply(header, keys []string, o *Options) known {
	k := known{profile: p}
	if p == nil {
		return k
	}
	if !locates(o.Map) {
		k.datum = p.datum
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
	k.make(keys, given, len(header))
	for h, open := range p.open {
		if i := slices.Index(keys, headerKey(h)); i >= 0 {
			k.shut = append(k.shut, shutBy{i, h, open})
		}
	}
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

// make finds the made columns that the file has cells for. They stand behind the
// others.
func (k *known) make(keys []string, given map[string]string, width int) {
	for _, m := range k.profile.made {
		of := madeOf{made: made{field: m.field, join: m.join}}
		for _, from := range m.from {
			header := from
			if strings.HasPrefix(from, tagPrefix) {
				header = tagsHeader
			}
			if i := slices.Index(keys, headerKey(header)); i >= 0 {
				of.from, of.columns = append(of.from, from), append(of.columns, i)
			}
		}
		_, said := given[m.field]
		switch {
		case said || len(of.columns) == 0:
		case len(of.columns) == 1 && !strings.HasPrefix(of.from[0], tagPrefix):
			given[m.field] = strconv.Itoa(of.columns[0] + 1)
		default:
			k.made = append(k.made, of)
			given[m.field] = strconv.Itoa(width + len(k.made))
		}
	}
}

// categorise adds the profile's categories to those the operator has given, as far
// as there are such.
func (k *known) categorise(o *Options) {
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

// headers are those of the made columns.
func (k *known) headers() []string {
	headers := make([]string, len(k.made))
	for i, m := range k.made {
		headers[i] = strings.Join(m.from, cmp.Or(m.join, " or "))
	}
	return headers
}

// cells are those of the made columns in a row.
func (k *known) cells(row []string) []string {
	cells := make([]string, len(k.made))
	for i, m := range k.made {
		cells[i] = m.cell(row)
	}
	return cells
}

func (m madeOf) cell(row []string) string {
	var values []string
	for i, column := range m.columns {
		value := clean(unguard(row[column]))
		if key, ok := strings.CutPrefix(m.from[i], tagPrefix); ok {
			value = clean(tag(row[column], key))
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

// closed is the fault of a row whose place is closed.
func (k *known) closed(row []string) *fault {
	for _, by := range k.shut {
		value := clean(row[by.column])
		if !slices.Contains(by.open, strings.ToLower(value)) {
			return &fault{
				column: by.column + 1, code: CodeClosed,
				reason: "the place is closed: " + by.header + " is " + brief(value),
			}
		}
	}
	return nil
}

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
