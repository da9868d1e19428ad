package seed

import (
	"regexp"
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
	source  string                    // where the columns are described
	needs   []string                  // headers that it is known by; "a|b" is either of them
	lacks   []string                  // headers that it does not have
	beside  []string                  // members of an answer in JSON beside its list of places
	cells   map[string]*regexp.Regexp // what most cells of a column are, where they are not empty
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

// fits tells whether a table, whose header has these keys, has what the profile needs.
func (p *profile) fits(t *table.Table, keys []string) bool {
	has := func(header string) bool { return hasHeader(keys, header) }
	lacks := func(either string) bool { return !slices.ContainsFunc(strings.Split(either, "|"), has) }
	missing := func(member string) bool { return !slices.Contains(t.Beside, member) }
	if len(p.needs) == 0 || slices.ContainsFunc(p.lacks, has) || slices.ContainsFunc(p.needs, lacks) ||
		slices.ContainsFunc(p.beside, missing) {
		return false
	}
	for header, pattern := range p.cells {
		if !mostMatch(t, slices.Index(keys, table.Key(header)), pattern) {
			return false
		}
	}
	return true
}

// rank is how much a table that fits has in common with the profile.
func (p *profile) rank() int { return len(p.needs) + len(p.beside) + len(p.cells) }

// mostMatch tells whether more than half of the cells of a column that are not empty, and
// one at least, match.
func mostMatch(t *table.Table, column int, pattern *regexp.Regexp) bool {
	filled, matching := 0, 0
	for _, rec := range t.Sample() {
		if column < 0 || column >= len(rec.Cells) || rec.Cells[column] == "" {
			continue
		}
		if filled++; pattern.MatchString(rec.Cells[column]) {
			matching++
		}
	}
	return 2*matching > filled
}

func hasHeader(keys []string, header string) bool { return slices.Contains(keys, table.Key(header)) }
