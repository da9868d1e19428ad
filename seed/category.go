package seed

import (
	"maps"
	"slices"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/table"
)

// matcher finds the category that a cell means. What --map-category says comes
// before what the categories themselves are called.
type matcher struct {
	given map[string]string // table.Key of the operator's value to slug
	known map[string]string // table.Key of slug, name or alias to slug
	seen  map[string]string // cells already matched: files have few kinds and many rows
}

// maxSeen bounds the memory of a matcher, should every row be of its own kind.
const maxSeen = 4096

// newMatcher knows the categories by slug, both names and aliases; where two
// share a word it belongs to the first.
func newMatcher(o Options) (*matcher, error) {
	m := &matcher{
		given: make(map[string]string),
		known: make(map[string]string),
		seen:  make(map[string]string),
	}
	slugs := make([]string, len(o.Categories))
	for i, c := range o.Categories {
		slugs[i] = c.Slug
		for _, word := range append([]string{c.Slug, c.NameZH, c.NameEN}, c.Aliases...) {
			if key := table.Key(word); key != "" && m.known[key] == "" {
				m.known[key] = c.Slug
			}
		}
	}
	if o.Category != "" && !slices.Contains(slugs, o.Category) {
		return nil, fault.Usagef("--category %s: there is no such category; there are %s", o.Category,
			strings.Join(slugs, ", "))
	}
	for _, value := range slices.Sorted(maps.Keys(o.CategoryMap)) {
		slug := o.CategoryMap[value]
		if !slices.Contains(slugs, slug) {
			return nil, fault.Usagef("--map-category %s=%s: there is no such category; there are %s",
				value, slug, strings.Join(slugs, ", "))
		}
		m.given[table.Key(value)] = slug
	}
	return m, nil
}

// match is the slug for a cell such as "餐饮服务;中餐厅;火锅店" or
// "Food|Hot pot": that of the whole cell, else of its first part that is known.
// "" if there is none.
func (m *matcher) match(cell string) string {
	if slug, ok := m.seen[cell]; ok {
		return slug
	}
	slug := m.search(cell)
	if len(m.seen) < maxSeen {
		m.seen[strings.Clone(cell)] = slug
	}
	return slug
}

func (m *matcher) search(cell string) string {
	parts := append([]string{cell}, strings.FieldsFunc(cell, func(r rune) bool {
		return strings.ContainsRune(";:|,/>、；：｜，／", r)
	})...)
	for _, words := range []map[string]string{m.given, m.known} {
		for _, part := range parts {
			if slug := words[table.Key(part)]; slug != "" {
				return slug
			}
		}
	}
	return ""
}
