package seed

import (
	"slices"
	"strings"

	"nearby/geo"
	"nearby/seed/osm/tags"
	"nearby/seed/table"
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
	computed []computed
	// linesInAddress: where the address of a stop should be, its lines are.
	linesInAddress bool
}

// computed is a column that is computed from the cells of others: the first one that
// is not empty, or all of them with join in between. "tag:KEY" is a value in the
// hstore of the column other_tags.
type computed struct {
	field string // as in --map
	join  string
	from  []string
	tags  func(tags.Tags) string // what tags of OpenStreetMap mean; the columns are then those of tags.Keys
}

// openStreetMap are the columns of places whose tags are columns, each with a prefix.
func openStreetMap(prefix string) (all []computed) {
	from := make([]string, len(tags.Keys))
	for i, key := range tags.Keys {
		from[i] = prefix + key
	}
	for _, f := range tags.Fields {
		all = append(all, computed{field: f.Name, from: from, tags: f.Value})
	}
	return all
}

// fits tells whether a header has what the profile needs.
func (p *profile) fits(keys []string) bool {
	has := func(header string) bool { return hasHeader(keys, header) }
	return len(p.needs) > 0 && !slices.ContainsFunc(p.lacks, has) &&
		!slices.ContainsFunc(p.needs, func(either string) bool {
			return !slices.ContainsFunc(strings.Split(either, "|"), has)
		})
}

func hasHeader(keys []string, header string) bool { return slices.Contains(keys, table.Key(header)) }
