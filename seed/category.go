package seed

import (
	"maps"
	"slices"
	"strings"
)

// matcher finds the category that a cell means. What --map-category says comes
// before what the categories themselves are called.
type matcher struct {
	given map[string]string // headerKey of the operator's value to slug
	known map[string]string // headerKey of slug, name or alias to slug
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
			if key := headerKey(word); key != "" && m.known[key] == "" {
				m.known[key] = c.Slug
			}
		}
	}
	if o.Category != "" && !slices.Contains(slugs, o.Category) {
		return nil, usagef("--category %s: there is no such category; there are %s", o.Category,
			strings.Join(slugs, ", "))
	}
	for _, value := range slices.Sorted(maps.Keys(o.CategoryMap)) {
		slug := o.CategoryMap[value]
		if !slices.Contains(slugs, slug) {
			return nil, usagef("--map-category %s=%s: there is no such category; there are %s",
				value, slug, strings.Join(slugs, ", "))
		}
		m.given[headerKey(value)] = slug
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
			if slug := words[headerKey(part)]; slug != "" {
				return slug
			}
		}
	}
	return ""
}

// category is the slug of a row's category: its column's if that is known, else
// the one for rows of which no column says it. So --category never overrules a
// file that knows better, and a file with one odd value still loads.
func (r *Reader) category(fields []string) (string, *fault) {
	cell := r.cell(fields, fieldCategory)
	if cell != "" {
		if slug := r.matcher.match(cell); slug != "" {
			return slug, nil
		}
	}
	switch {
	case r.options.Category != "":
		return r.options.Category, nil
	case cell == "":
		return "", r.fault(fieldCategory, CodeCategory,
			"the category is empty: give one for such rows with --category SLUG")
	default:
		return "", r.fault(fieldCategory, CodeCategory,
			"no category is called %q: say which one it is with --map-category VALUE=SLUG, "+
				"or give one for such rows with --category SLUG", brief(cell))
	}
}
