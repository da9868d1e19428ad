package seed

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"nearby/kind"
	"nearby/place"
	"nearby/seed/fault"
	"nearby/seed/table"
)

// class is what the words of a row for its category and kind mean.
type class struct {
	slug    string // of the category; "" if they do not say one that there is
	unknown bool   // the category's words are there, but not understood
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

// categoryWords are what files say for the categories that come with the program, in
// the languages whose headers are known, besides the categories' own words and those
// for their kinds.
var categoryWords = map[string][]string{
	"restaurant": {
		"restaurants", "餐廳", "餐館", "飯店", "美食", "餐饮", "餐飲", "小吃店", "food & drink", "food and drink", "food & beverage",
		"dining and drinking", "eatery", "diner", "レストラン", "飲食店", "食堂", "음식점", "식당", "레스토랑", "restauration",
		"gaststätte", "restaurante", "ristorante", "trattoria", "ресторан", "кафе", "столовая",
	},
	place.Transit: {
		"公車站", "捷運站", "地鐵站", "車站", "站點", "公共交通", "駅", "バス停", "停留所", "정류장", "역", "지하철역",
		"arrêt", "arrêt de bus", "gare", "haltestelle", "bahnhof", "parada", "estación", "fermata", "stazione",
		"paragem", "parada de ônibus", "ponto de ônibus", "estação", "остановка", "станция", "platform", "stop_position",
		"stop_area", "halt", "public transport", "transit station",
	},
}

// class is what the two cells of a row mean. Files have few kinds and many rows, so it
// is worked out once for each.
func (m *matcher) class(category, of string) class {
	key := category + "\n" + of
	if c, ok := m.seen[key]; ok {
		return c
	}
	var c class
	c.kind, c.kinds = kindOf(category, of)
	if c.slug = m.match(category); c.slug == "" && isSilent(category) {
		c.slug = m.match(of)
	}
	// A kind of food that nobody knows is no other category, but a kind of its own is.
	c.unknown = c.slug == "" && (!isSilent(category) || len(kind.Of(of)) > 0)
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
	for _, words := range []map[string]string{m.given, m.known} {
		for _, part := range parts {
			if slug := words[table.Key(part)]; slug != "" {
				return slug
			}
		}
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
	last := part[strings.LastIndexByte(part, ' ')+1:]
	if last == part {
		_, last = cutLastRunes(part, 2)
	}
	if slug := m.known[table.Key(last)]; slug != place.Transit {
		return slug
	}
	return ""
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

// silent are words that say nothing of what a place is, as [table.Key] makes them.
var silent = map[string]bool{
	"node": true, "way": true, "relation": true, "multipolygon": true, "point": true, "polygon": true, "feature": true,
	"yes": true, "other": true, "others": true, "unknown": true, "misc": true, "其他": true, "其它": true, "未知": true,
}

// isSilent tells a cell that says nothing of what a place is.
func isSilent(cell string) bool {
	return !slices.ContainsFunc(parts(cell), func(part string) bool { return !silent[table.Key(part)] })
}

// unknownWords is the warning about words that are not understood: the most frequent
// of them, and the flag for them.
func unknownWords(rows map[string]int64) (w fault.Warning, there bool) {
	if len(rows) == 0 {
		return w, false
	}
	words := slices.SortedFunc(maps.Keys(rows), func(a, b string) int {
		if rows[a] != rows[b] {
			return int(rows[b] - rows[a])
		}
		return strings.Compare(a, b)
	})
	const most = 20
	var listed, flag []string
	for i, word := range words {
		w.Rows += rows[word]
		if i < most {
			listed = append(listed, fmt.Sprintf("%s (%d)", fault.Brief(word), rows[word]))
			flag = append(flag, word+"=SLUG")
		}
	}
	more := ""
	if len(words) > most {
		more = fmt.Sprintf(" and %d more", len(words)-most)
	}
	w.Code = "category"
	w.Text = fmt.Sprintf("%d words for categories are not understood: %s%s. Say what they mean with --map-category '%s', "+
		"or '%s=SLUG' for all", len(words), strings.Join(listed, ", "), more, strings.Join(flag, ","), everyValue)
	return w, true
}
