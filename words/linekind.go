package words

import "strings"

// kindWords name a kind of transport before or after a number. Where one ends like
// another, the longer comes first.
var kindWords = []struct {
	word string
	kind Kind
}{
	{"轨道交通", Metro},
	{"地铁", Metro},
	{"轨交", Metro},
	{"轻轨", Metro},
	{"metro", Metro},
	{"subway", Metro},
	{"underground", Metro},
	{"mrt", Metro},
	{"现代有轨电车", Tram},
	{"有轨电车", Tram},
	{"有轨", Tram},
	{"tram", Tram},
	{"公交", Bus},
	{"bus", Bus},
}

// fillers are words before a number that say nothing, but that a line without any
// other word is a metro's: "line 2".
var fillers = []string{"number", "route", "line", "the", "no"}

// cutKind drops the words for a kind at the end of what stands before a number, and
// for a metro also what stands before that word (上海地铁): it is the operator. It
// returns the kinds that are left. Latin words are cut only if no more than so many
// letters remain before them: "bus" ends "columbus" as well.
func cutKind(text string, letters int) (rest string, kind Kind) {
	before, latin := cutLetters(text)
	kind = AnyKind
	if cut, k := cutLatin(latin); len(cut) <= letters {
		latin, kind = cut, k
	}
	for _, k := range kindWords {
		head, tail, ok := cutLast(before, k.word)
		switch {
		case !ok:
		case tail == "":
			before, kind = head, kind&k.kind
		case k.kind == Metro && tail != "线" && !isStation(tail):
			before, kind = tail, kind&Metro
		}
		if ok && k.kind == Metro && tail == "" {
			before = ""
		}
	}
	return before + latin, kind
}

// maxLetters is how many letters the number of a line begins with: 平湖k207路, t1线.
const maxLetters = 2

// cutLetters parts the letters at the end of a text from what stands before.
func cutLetters(text string) (before, letters string) {
	i := len(text)
	for i > 0 && text[i-1] >= 'a' && text[i-1] <= 'z' {
		i--
	}
	return text[:i], text[i:]
}

// cutLatin drops kinds and fillers from the end of letters without blanks.
func cutLatin(letters string) (rest string, kind Kind) {
	kind = AnyKind
	line := false
	for cut := true; cut; {
		cut = false
		for _, k := range kindWords {
			if before, ok := strings.CutSuffix(letters, k.word); ok {
				letters, kind, cut = before, kind&k.kind, true
			}
		}
		for _, filler := range fillers {
			if before, ok := strings.CutSuffix(letters, filler); ok {
				letters, cut = before, true
				line = line || filler == "line"
			}
		}
	}
	if line && kind == AnyKind {
		kind = Metro
	}
	return letters, kind
}

// isStation tells that the word for a metro was that of a place: 广兰路地铁站-礼德国际.
func isStation(after string) bool {
	return strings.HasPrefix(after, "站") || strings.HasPrefix(after, "口")
}

// cutLast is strings.Cut at the last separator.
func cutLast(text, separator string) (before, after string, ok bool) {
	i := strings.LastIndex(text, separator)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(separator):], true
}
