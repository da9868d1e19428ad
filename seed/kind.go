package seed

import (
	"regexp"
	"slices"
	"strings"

	"nearby/kind"
	"nearby/words"
)

// levels separate the levels of a type, and several types, in one cell:
// 餐饮服务;中餐厅;火锅店|购物服务;超级市场;超市.
const levels = ";|；｜>"

// kindOf is what a row says of its kind, in its words, and the same as a list of
// package kind: its column for it and, where nothing there is understood, the words
// of its category that say more than which category it is.
func kindOf(category, of string) (written, kinds string) {
	if kinds := kind.Of(of); len(kinds) > 0 {
		return of, kind.List(kinds)
	}
	written = strings.Trim(of+";"+special(category), ";")
	return written, kind.List(kind.Of(written))
}

// special are the words of a category cell that name its most special kinds, as far
// as they say more than the category does.
func special(cell string) string {
	kinds := kind.Of(cell)
	if len(kinds) == 0 {
		return ""
	}
	if !strings.ContainsAny(cell, levels) {
		return cell
	}
	parts := strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(levels, r) })
	var named []string
	for _, k := range kinds {
		for _, part := range slices.Backward(parts) {
			if slices.Contains(kind.Of(part), k) {
				if part = strings.TrimSpace(part); !slices.Contains(named, part) {
					named = append(named, part)
				}
				break
			}
		}
	}
	return strings.Join(named, ";")
}

// transitNames are, for a kind of transit, what the name of a stop holds, in lower
// case. The first that is found counts.
var transitNames = []struct {
	kind  kind.Kind
	words []string
}{
	{kind.Metro, []string{
		"地铁站", "地鐵站", "(地铁)", "捷運", "捷运", "轨道交通", "軌道交通", "轻轨站", "輕軌站", "metro", "subway", "mrt",
		"u-bahn", "underground", "地下鉄", "지하철",
	}},
	{kind.Rail, []string{
		"火车站", "火車站", "高铁站", "高鐵站", "railway station", "train station", "hauptbahnhof", "hbf", "기차역",
	}},
	{kind.Tram, []string{"有轨电车", "有軌電車", "tram stop"}},
	{kind.Ferry, []string{"轮渡", "渡輪", "码头", "碼頭", "渡口", "ferry terminal", "ferry pier"}},
	{kind.Bus, []string{
		"公交站", "公车站", "公車站", "巴士站", "公交车站", "bus stop", "bus station", "バス停", "버스정류장",
	}},
}

// transitKind is what the lines of a stop or, where they do not say, its name tell of
// its kind. The lines come first: the bus stop beside 地铁站 is called so too.
func transitKind(name, lines string) string {
	if kinds := lineKinds(lines); kinds != "" {
		return kinds
	}
	name = strings.ToLower(name)
	for _, of := range transitNames {
		if slices.ContainsFunc(of.words, func(word string) bool { return holdsWord(name, word) }) {
			return string(of.kind)
		}
	}
	return ""
}

// initialed is a line of a letter and a number, which is a metro in Milan and a bus in New
// York: M1.
var initialed = regexp.MustCompile(`^[A-Za-z]\d{1,2}$`)

// lineKinds are the kinds of the lines that say theirs: 2号线 is metro, 49路 is bus.
func lineKinds(lines string) string {
	var all words.Kind
	for line := range strings.SplitSeq(lines, ";") {
		if initialed.MatchString(line) {
			continue
		}
		switch of := words.ParseLine(line).Kind; of {
		case words.Metro, words.Tram, words.Bus:
			all |= of
		}
	}
	var kinds []kind.Kind
	for _, of := range []struct {
		line words.Kind
		kind kind.Kind
	}{{words.Metro, kind.Metro}, {words.Tram, kind.Tram}, {words.Bus, kind.Bus}} {
		if all&of.line != 0 {
			kinds = append(kinds, of.kind)
		}
	}
	return kind.List(kinds)
}

// holdsWord tells whether a text holds a word: as one of its own where it is written
// with letters that words are told apart by.
func holdsWord(text, word string) bool {
	at := strings.Index(text, word)
	if at < 0 || word[0] >= 0x80 {
		return at >= 0
	}
	letter := func(b byte) bool { return 'a' <= b && b <= 'z' }
	end := at + len(word)
	return (at == 0 || !letter(text[at-1])) && (end == len(text) || !letter(text[end]))
}

// wheelchairWords are what files write of access for wheelchairs, GTFS's numbers
// among them, of which 0 says nothing.
var wheelchairWords = map[string]string{
	"yes": "yes", "true": "yes", "1": "yes", "y": "yes", "t": "yes", "full": "yes", "designated": "yes",
	"accessible": "yes", "是": "yes", "有": "yes", "可": "yes", "支持": "yes", "oui": "yes", "ja": "yes", "sí": "yes",
	"no": "no", "false": "no", "2": "no", "n": "no", "f": "no", "none": "no", "inaccessible": "no",
	"否": "no", "无": "no", "無": "no", "不可": "no", "non": "no", "nein": "no",
	"limited": "limited", "partial": "limited", "partially": "limited", "部分": "limited", "有限": "limited",
}

// wheelchair is a cell on access for wheelchairs as yes, limited or no; "" if it says
// neither.
func wheelchair(cell string) string { return wheelchairWords[strings.ToLower(cell)] }
