package dialogue

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"nearby/geo"
)

// fold gives the ways to write one thing the same form: "１", "①" and " 1。" are "1",
// "BUS" is "bus", and any white space is one blank. Faces and signs alone are
// nothing: there is no place to look for in a smile.
func fold(text string) string {
	text = strings.ToLower(norm.NFKC.String(strings.ToValidUTF8(text, "")))
	text = strings.ReplaceAll(emoticon.ReplaceAllString(text, ""), "’", "'")
	if !strings.ContainsFunc(text, isWordRune) {
		return ""
	}
	text = strings.Join(strings.Fields(text), " ")
	return strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) ||
			unicode.IsPunct(r) && !strings.ContainsRune(closingMarks, r)
	})
}

// emoticon is how WeChat writes its own faces: [微笑], [Smile].
var emoticon = regexp.MustCompile(`\[\pL{1,12}\]`)

// isWordRune tells letters and digits from signs.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// closingMarks may end a name: 外婆家(人民广场店).
const closingMarks = "()"

// hanDigits are the numbers people write out; 两 is not among them because
// nobody picks a line with it.
var hanDigits = map[string]int{
	"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
}

// maxNumber is the highest number that means a line of a list or of the menu.
// Above it people type bus lines: 49, 926.
const maxNumber = 20

// number reads a folded text that is a number and nothing else: "2", "二", "第2个".
func number(word string) (int, bool) {
	if rest, ok := strings.CutPrefix(word, "第"); ok {
		word = strings.Trim(rest, " 个家站处")
	}
	if n, ok := hanDigits[word]; ok {
		return n, true
	}
	for _, r := range word {
		if r < '0' || r > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n <= maxNumber
}

// verb is something to do with a numbered place.
type verb uint8

const (
	listen verb = iota
	route
)

// verbs are the words for each; a number follows, or nothing.
var verbs = []struct {
	word string
	verb verb
}{
	{"听", listen},
	{"listen", listen},
	{"路线", route},
	{"怎么走", route},
	{"导航", route},
	{"route", route},
}

// verbOf reads "听 2", "听2", "路线", "route 2" or "2怎么走". Without a number n is 0.
func verbOf(word string) (v verb, n int, ok bool) {
	if head, found := strings.CutSuffix(word, "怎么走"); found && head != "" {
		n, ok = number(strings.TrimSpace(head))
		return route, n, ok
	}
	for _, known := range verbs {
		rest, found := strings.CutPrefix(word, known.word)
		if !found {
			continue
		}
		if rest = strings.TrimSpace(rest); rest == "" {
			return known.verb, 0, true
		}
		if n, ok := number(rest); ok {
			return known.verb, n, true
		}
	}
	return 0, 0, false
}

// People put words around a wish that are not part of it. These are patterns; any
// number of them may stand there: 请问附近有没有.
var (
	wishPrefixes = []string{
		"请问", "[帮给]我", "我?[想要][找吃喝去]", "找(?:一?[个家下])?", "搜索?", "带我去", "怎么(?:去|走到)",
		"(?:离我)?(?:最近|附近|周边|周围)的?", "哪[里儿](?:有|能|可以)?", "有(?:没有|什么|啥|哪些)?",
		"where(?:'s| is| are| can i)(?: find| get)? ", "how do i get to ", "(?:is|are) there ",
		"i(?:'m| am) looking for ", "i want (?:to eat )?", "show me ", "find (?:me )?",
		"nearest ", "nearby ", "(?:any|some|good|the|an?) ",
	}
	wishSuffixes = []string{
		"在哪[里儿]?", "怎么[走去]", "有(?:吗|没有)", "吗", "呢", "附近", "的地方",
		" nearby", " near (?:me|here)", " around (?:me|here)", " please",
	}
	wishPattern = regexp.MustCompile("^(?:" + strings.Join(wishPrefixes, "|") + ")*(.+?)(?:" + strings.Join(wishSuffixes, "|") + ")*$")
)

// maxWord is how many runes of a wish are looked for.
const maxWord = 30

// parseWant reads a wish: "附近的火锅", "火锅 500米", "noodles 2 km", "营业中 火锅". The category is
// left to the menu.
func parseWant(word string) Want {
	word, openNow := cutOpen(word)
	word, radius := cutRadius(word)
	if parts := wishPattern.FindStringSubmatch(word); parts != nil {
		word = parts[1]
	}
	word, inside := cutOpen(word) // 附近营业中的火锅, 火锅 营业中 500米
	runes := []rune(strings.TrimSpace(word))
	return Want{Word: string(runes[:min(len(runes), maxWord)]), Radius: radius, OpenNow: openNow || inside}
}

// radiusUnits are the units of a radius, longest first: "km" before "m".
var radiusUnits = []struct {
	name   string
	metres geo.Metres
}{
	{"公里", 1000},
	{"千米", 1000},
	{"km", 1000},
	{"米", 1},
	{"metres", 1},
	{"meters", 1},
	{"m", 1},
}

// MaxRadius is the largest radius a person can ask for.
const MaxRadius geo.Metres = 50_000

// cutRadius takes a distance off the end of a text: "火锅 500米", "火锅500米内".
func cutRadius(text string) (rest string, radius geo.Metres) {
	trimmed := text
	for _, suffix := range []string{"以内", "之内", "内"} {
		trimmed = strings.TrimSuffix(trimmed, suffix)
	}
	for _, unit := range radiusUnits {
		head, ok := strings.CutSuffix(trimmed, unit.name)
		if !ok {
			continue
		}
		head = strings.TrimRight(head, " ")
		digits := strings.TrimRight(head, "0123456789.")
		amount, err := strconv.ParseFloat(head[len(digits):], 64)
		if metres := geo.Metres(amount) * unit.metres; err == nil && metres >= 1 {
			return strings.TrimSpace(digits), min(metres, MaxRadius)
		}
	}
	return text, 0
}

// nearID reads the scene of a code that stands at a place of the data.
func nearID(scene string) (int64, bool) {
	digits, ok := strings.CutPrefix(strings.ToLower(scene), "near_")
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseInt(digits, 10, 64)
	return id, err == nil && id > 0
}
