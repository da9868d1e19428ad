package seed

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nearby/kind"
	"nearby/place"
	"nearby/seed/fault"
	"nearby/seed/table"
)

// class is what the words of a row for its category and kind mean.
type class struct {
	slug    string // of the category; "" if they do not say one that there is
	unknown bool   // the category's words are there, but not understood
	other   bool   // they are those of something that no category here holds
	kind    string // see [place.Place], and so is kinds
	kinds   string
}

// matcher finds the category that a cell means. What --map-category says comes
// before what the categories themselves are called.
type matcher struct {
	every string            // the slug that --map-category gives all values
	given map[string]string // table.Key of the operator's value to slug
	known map[string]string // table.Key of slug, name or alias to slug
	seen  map[string]class  // cells already matched
}

// maxSeen bounds the memory of a matcher, should every row be of its own kind.
const maxSeen = 4096

// everyValue stands in --map-category for whatever the file says.
const everyValue = "*"

// newMatcher knows the categories by slug, both names and aliases; where two
// share a word it belongs to the first.
func newMatcher(o Options) (*matcher, error) {
	m := &matcher{
		given: make(map[string]string),
		known: make(map[string]string),
		seen:  make(map[string]class),
	}
	slugs := make([]string, len(o.Categories))
	for i, c := range o.Categories {
		slugs[i] = c.Slug
		words := slices.Concat([]string{c.Slug, c.NameZH, c.NameEN}, c.Aliases, categoryWords[c.Slug])
		for _, word := range words {
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
	m.every = m.given[everyValue]
	return m, nil
}

// class is what the two cells of a row mean. Files have few kinds and many rows, so it
// is worked out once for each.
func (m *matcher) class(category, of string) class {
	key := category + "\n" + of
	if c, ok := m.seen[key]; ok {
		return c
	}
	var c class
	c.slug = m.match(category)
	if words := amapType(category); c.slug == "" && words != "" {
		category = words
		c.slug = m.match(category)
	}
	c.kind, c.kinds = kindOf(category, of)
	if c.slug == "" && isMeaningless(category) {
		c.slug = m.match(of)
	}
	// A kind of food that nobody knows is no other category, but a kind of its own is.
	c.unknown = c.slug == "" && (!isMeaningless(category) || len(kind.Of(of)) > 0)
	c.other = c.unknown && (isOther(category) || isMeaningless(category))
	if len(m.seen) < maxSeen {
		m.seen[key] = c
	}
	return c
}

// match is the slug for a cell such as "餐饮服务;中餐厅;火锅店" or
// "Food|Hot pot": that of the whole cell, else of its first part that is known,
// else of a kind that it names. "" if there is none.
func (m *matcher) match(cell string) string {
	if m.every != "" || cell == "" {
		return m.every
	}
	parts := append([]string{cell}, parts(cell)...)
	if slug := firstOf(m.given, parts, nil); slug != "" {
		return slug
	}
	if slug := firstOf(m.known, parts, weak); slug != "" {
		return slug
	}
	for _, k := range kind.Of(cell) {
		if slug := m.ofKind(k); slug != "" {
			return slug
		}
	}
	for _, part := range parts {
		if slug := m.lastWord(part); slug != "" {
			return slug
		}
	}
	if isOther(cell) {
		return ""
	}
	return firstOf(m.known, parts, nil)
}

// firstOf is the slug of the first part that is one of the words but the excepted ones.
func firstOf(words map[string]string, parts []string, except map[string]bool) string {
	for _, part := range parts {
		if key := table.Key(part); words[key] != "" && !except[key] {
			return words[key]
		}
	}
	return ""
}

// ofKind is the category of a kind: one that is called as it is, else the one that
// comes with the program.
func (m *matcher) ofKind(k kind.Kind) string {
	if slug := m.known[table.Key(string(k))]; slug != "" {
		return slug
	}
	return m.known[table.Key(k.Category())]
}

// lastWord is the category of Asian Restaurant and 云南餐馆, by how they end. Stations
// and stops are of too many kinds for that: gas stations, truck stops.
func (m *matcher) lastWord(part string) string {
	part = strings.TrimSpace(part)
	if isCuisine(part) {
		return m.known[table.Key("restaurant")]
	}
	last := part[strings.LastIndexByte(part, ' ')+1:]
	if last == part {
		_, last = cutLastRunes(part, 2)
	}
	if slug := m.known[table.Key(last)]; slug != place.Transit {
		return slug
	}
	return ""
}

// isCuisine tells 本帮江浙菜 and 云南菜 from vegetables (蔬菜, 净菜) and their shops (买菜).
func isCuisine(part string) bool {
	before, last := cutLastRunes(part, 1)
	const noCuisine = "蔬卖賣买買净淨种種野酱醬咸鹹泡生"
	r, _ := utf8.DecodeLastRuneInString(before)
	return last == "菜" && unicode.Is(unicode.Han, r) && !strings.ContainsRune(noCuisine, r)
}

// cutLastRunes cuts the last n Chinese characters off.
func cutLastRunes(s string, n int) (before, last string) {
	runes := []rune(s)
	if len(runes) <= n {
		return s, ""
	}
	for _, r := range runes[len(runes)-n:] {
		if !unicode.Is(unicode.Han, r) {
			return s, ""
		}
	}
	return string(runes[:len(runes)-n]), string(runes[len(runes)-n:])
}

// parts are the levels and items of a cell.
func parts(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(";:|,/>、；：｜，／", r) })
}

// meaningless are words that say nothing of what a place is, as [table.Key] makes them.
var meaningless = map[string]bool{
	"node": true, "way": true, "relation": true, "multipolygon": true, "point": true, "polygon": true, "feature": true,
	"yes": true, "other": true, "others": true, "unknown": true, "misc": true, "其他": true, "其它": true, "未知": true,
}

// isMeaningless tells a cell that says nothing of what a place is.
func isMeaningless(cell string) bool {
	return !slices.ContainsFunc(parts(cell), func(part string) bool { return !meaningless[table.Key(part)] })
}
