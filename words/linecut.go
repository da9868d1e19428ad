package words

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// CutLine finds the first line with a number in a sentence, and returns what stands
// before and after it in the folded text: "坐49路公交站在哪" is 49路 between "坐" and
// "站在哪", "closest bus 49 stop" bus 49 between "closest" and "stop". A number alone
// is no line here (ParseLine reads it as one), nor are 地铁2号口 and 中山北一路.
//
// It knows no names: in 崇明1号线 and 人民广场49路 it finds 1号线 and 49路. Look for the
// names of the data first.
func CutLine(text string) (before string, l Line, after string, ok bool) {
	text = Fold(text)
	for at := 0; at < len(text); {
		if before, l, after, ok := cutLineAt(text, at); ok {
			return before, l, after, true
		}
		at += skipNumeral(text[at:])
	}
	return text, Line{}, "", false
}

// cutLineAt reads a line whose number begins at a place of a folded sentence.
func cutLineAt(text string, at int) (before string, l Line, after string, ok bool) {
	end := max(digits(text[at:]), numerals(text[at:]))
	if end == 0 {
		return "", l, "", false
	}
	end += at
	if letterEnds(text[end:]) && (text[end] != 'm' || unitLength(text[end+1:]) > 0) { // 500m
		end++
	}
	start := wordsBefore(text[:at])
	unitEnd := end + unitLength(text[end:])
	if rest, ok := strings.CutPrefix(text[end:], "号"); ok && unitEnd == end && start < at && !isStation(rest) {
		unitEnd += len("号") // 地铁2号
	}
	kindEnd := unitEnd + kindLength(text[unitEnd:])
	spelled := strings.ReplaceAll(text[start:kindEnd], " ", "")
	switch {
	case unitEnd > end && !isDigit(rune(text[at])) && isStreet(text[:start], text[end:]):
		return "", l, "", false
	case unitEnd == end && kindEnd == end && (start == at || isCounted(text[end:])):
		return "", l, "", false
	}
	l, _ = parseLine(spelled)
	if unitEnd == end && l.Kind == AnyKind {
		return "", l, "", false
	}
	if length := variantLength(text[kindEnd:]); length > 0 {
		l.Variant = variant(text[kindEnd : kindEnd+length])
		kindEnd += length
	}
	return strings.TrimSpace(text[:start]), l, strings.TrimSpace(text[kindEnd:]), true
}

// wordsBefore is where the words begin that stand before a number and belong to a
// line: letters of its number, kinds, fillers, 夜宵.
func wordsBefore(text string) int {
	if head, letters := cutLetters(text); letters != "" && len(letters) <= maxLetters {
		text = head
	}
	for {
		shorter := strings.TrimRight(text, " ")
		for _, word := range lineWords {
			head, ok := strings.CutSuffix(shorter, word)
			if ok && (word[0] >= 0x80 || endsWord(head)) {
				shorter = head
				break
			}
		}
		if len(shorter) == len(text) || strings.TrimRight(text, " ") == shorter {
			return len(text)
		}
		text = shorter
	}
}

// lineWords are the words that wordsBefore takes.
var lineWords = func() []string {
	words := append(slices.Clone(fillers), "夜宵")
	for _, k := range kindWords {
		words = append(words, k.word)
	}
	return words
}()

// endsWord tells that no Latin word goes on after text.
func endsWord(text string) bool {
	_, letters := cutLetters(text)
	return letters == ""
}

// unitLength is the length of the unit that a text begins with.
func unitLength(text string) int {
	for _, unit := range lineUnits {
		if strings.HasPrefix(text, unit) {
			return len(unit)
		}
	}
	return 0
}

// kindLength is the length of the word for a kind that a text begins with.
func kindLength(text string) int {
	word := strings.TrimPrefix(text, " ")
	for _, k := range kindWords {
		rest, ok := strings.CutPrefix(word, k.word)
		if ok && (k.word[0] >= 0x80 || rest == "" || rest[0] < 'a' || rest[0] > 'z') {
			return len(text) - len(rest)
		}
	}
	return 0
}

// variants are those that people say of any line.
var variants = []string{
	"区间车", "区间线", "区间", "内环", "外环", "内圈", "外圈", "大站车", "a线", "b线", "上行", "下行", "夜宵线",
}

// variantLength is the length of the variant that a text begins with.
func variantLength(text string) int {
	for _, v := range variants {
		if strings.HasPrefix(text, v) {
			return len(v)
		}
	}
	return 0
}

// isStreet tells that a Chinese number before 路 or 线 is part of a name (中山一路,
// 申崇二线): only after words like 坐 and 去 it is a line.
func isStreet(before, unit string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return !strings.HasPrefix(unit, "号") && isHan(r) &&
		!strings.ContainsRune("坐乘搭找去等到的有是问查换转看要路线和或过", r)
}

// counted are words after a number that make it something else than a line's.
var counted = []string{
	"min", "m", "km", "k", "metre", "meter", "stops", "stations", "hour", "h", "yuan", "rmb", "am", "pm", "kilomet",
}

// isCounted tells that a number before a text counts something: bus 20 minutes, 公交
// 2站, 地铁2号口.
func isCounted(text string) bool {
	text = strings.TrimPrefix(text, " ")
	r, _ := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("公里米分钟元块个家站条口点号层楼年月日岁人秒小时半十百千万.:-/", r) {
		return text != ""
	}
	word := leadingLetters(text)
	return word != "" && slices.ContainsFunc(counted, func(c string) bool {
		return word == c || len(c) > 2 && strings.HasPrefix(word, c)
	})
}

// leadingLetters is the letters that a text begins with.
func leadingLetters(text string) string {
	i := 0
	for i < len(text) && text[i] >= 'a' && text[i] <= 'z' {
		i++
	}
	return text[:i]
}
