package words

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Last is the ordinal of 最后一个 and of "the last one".
const Last = -1

// maxNumber keeps numbers within what an int holds everywhere.
const maxNumber = 1_000_000_000

// Number reads a text that is a whole number and nothing else: "49", "４９", "②",
// "2️⃣", "🔟", "四十九", "四九", "廿三", "两百五", "3千".
func Number(text string) (n int, ok bool) {
	text = foldDigits(text)
	n, rest, ok := cutInt(text)
	return n, ok && rest == ""
}

// CutNumber reads the number that a text begins with, and returns what follows it in
// the folded text: "500米内" is 500 and "米内", "1.5km" 1.5 and "km", "半小时" 0.5
// and "小时", "两三家" 2 and "三家".
func CutNumber(text string) (n float64, rest string, ok bool) {
	text = foldDigits(text)
	if rest, ok := strings.CutPrefix(text, "半"); ok {
		return 0.5, rest, true
	}
	whole, rest, ok := cutInt(text)
	if !ok {
		return 0, text, false
	}
	if d := digits(strings.TrimPrefix(rest, ".")); d > 0 && rest[0] == '.' {
		end := len(text) - len(rest) + 1 + d
		if n, err := strconv.ParseFloat(text[:end], 64); err == nil {
			return n, text[end:], true
		}
	}
	return float64(whole), rest, true
}

// CutOrdinal reads which of a list is meant at the beginning of a text, and returns
// what follows it in the folded text: "第二个的电话" is 2 and "的电话", "the 2nd one"
// 2 and "", "no. 3" 3 and "", "最后一个" Last. "2", "2号线" and "两个" are no ordinals.
func CutOrdinal(text string) (n int, rest string, ok bool) {
	text = foldDigits(text)
	if rest, ok := strings.CutPrefix(text, "第"); ok {
		if n, rest, ok := cutInt(rest); ok && n > 0 {
			return n, cutMeasure(rest), true
		}
		return 0, text, false
	}
	for _, last := range []string{"最后一", "最后"} {
		if rest, ok := strings.CutPrefix(text, last); ok {
			if after := cutMeasure(rest); after != rest {
				return Last, after, true
			}
		}
	}
	return cutEnglishOrdinal(text)
}

// measures are the words that count places, lines and answers.
const measures = "个家站条项号处间所位只"

// cutMeasure drops a measure word.
func cutMeasure(text string) string {
	if r, size := utf8.DecodeRuneInString(text); strings.ContainsRune(measures, r) {
		return text[size:]
	}
	return text
}

// englishOrdinals up to ten; a list has no more lines that people call by name.
var englishOrdinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
	"seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "last": Last,
}

// cutEnglishOrdinal reads "the second one", "2nd", "number 2", "no 2".
func cutEnglishOrdinal(text string) (n int, rest string, ok bool) {
	word, rest := cutWord(strings.TrimPrefix(text, "the "))
	switch n = englishOrdinals[word]; {
	case n != 0:
	case word == "number" || word == "no" || word == "nr":
		word, rest = cutWord(rest)
		n, _ = strconv.Atoi(word)
	case len(word) > 2 && isOrdinalEnd(word[len(word)-2:]):
		n, _ = strconv.Atoi(word[:len(word)-2])
	}
	if n == 0 || n > maxNumber {
		return 0, text, false
	}
	for _, one := range []string{"one", "place", "result", "option", "stop", "restaurant"} {
		if next, after := cutWord(rest); next == one {
			return n, after, true
		}
	}
	return n, rest, true
}

func isOrdinalEnd(s string) bool { return s == "st" || s == "nd" || s == "rd" || s == "th" }

// cutWord parts the first word of a folded text, in Latin letters and digits, from
// what follows it.
func cutWord(text string) (word, rest string) {
	end := strings.IndexFunc(text, func(r rune) bool { return r == ' ' || r >= 0x80 })
	if end < 0 {
		return text, ""
	}
	return text[:end], strings.TrimPrefix(text[end:], " ")
}

// foldDigits is Fold that knows the one emoji which is a number of two digits.
func foldDigits(text string) string {
	return Fold(strings.ReplaceAll(text, "🔟", "10"))
}

// hanDigits are the digits as they are written out. 两 only counts or has a unit after
// it, so it is never one of several in a row.
var hanDigits = map[rune]int{
	'〇': 0, '零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9, '幺': 1, '两': 2,
}

var hanUnits = map[rune]int{'十': 10, '拾': 10, '百': 100, '佰': 100, '千': 1000, '仟': 1000, '万': 10_000}

// shortTens are characters for a digit and a unit.
var shortTens = strings.NewReplacer("廿", "二十", "卅", "三十")

// isNumeral tells the characters that numbers are written with.
func isNumeral(r rune) bool {
	_, digit := hanDigits[r]
	_, unit := hanUnits[r]
	return digit || unit || r == '廿' || r == '卅'
}

// numerals is how many bytes of such characters a text begins with.
func numerals(text string) int {
	end := strings.IndexFunc(text, func(r rune) bool { return !isNumeral(r) })
	if end < 0 {
		return len(text)
	}
	return end
}

// digits counts the ASCII digits that a text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && isDigit(rune(text[n])) {
		n++
	}
	return n
}

// cutInt reads the whole number that a folded text begins with.
func cutInt(text string) (n int, rest string, ok bool) {
	end := digits(text)
	if end == 0 {
		return cutHan(text)
	}
	n, err := strconv.Atoi(text[:end])
	if err != nil || n > maxNumber {
		return 0, text, false
	}
	if unit, size := utf8.DecodeRuneInString(text[end:]); unit == '百' || unit == '千' || unit == '万' {
		if n > maxNumber/hanUnits[unit] {
			return 0, text, false
		}
		return n * hanUnits[unit], text[end+size:], true
	}
	return n, text[end:], true
}

// cutHan reads a number in characters: by its units (四十九, 一百零五, 两千五, 廿三), or
// digit by digit where it has none (四九, 二〇二六).
func cutHan(text string) (n int, rest string, ok bool) {
	end := numerals(text)
	run := shortTens.Replace(text[:end])
	if strings.ContainsAny(run, "十拾百佰千仟万") {
		n, ok = byUnits(run)
		return n, text[end:], ok
	}
	if rest, ok := strings.CutPrefix(text, "两"); ok {
		return 2, rest, true
	}
	if two := strings.Index(run, "两"); two > 0 {
		run, end = run[:two], two
	}
	for _, r := range run {
		n = n*10 + hanDigits[r]
		if n > maxNumber {
			return 0, text, false
		}
	}
	return n, text[end:], end > 0
}

// byUnits reads 一百零五, 十二, 三千二 (3,200) and 两万五千. 十 alone may go without a
// digit before it: 百 and 千 without one begin names (百盛, 千味).
func byUnits(run string) (n int, ok bool) {
	section, digit, unit := 0, 0, 100_000
	zero := false
	for _, r := range run {
		u := hanUnits[r]
		switch {
		case u == 0 && digit == 0:
			digit, zero = hanDigits[r], zero || hanDigits[r] == 0
			continue
		case u == 10_000 && n == 0 && section+digit > 0:
			n, section = (section+digit)*u, 0
		case u == 10 && u < unit && digit == 0:
			section += u
		case u > 0 && u < unit && digit > 0:
			section += digit * u
		default:
			return 0, false
		}
		digit, unit, zero = 0, u, false
	}
	if !zero && digit > 0 && unit >= 100 {
		digit *= unit / 10
	}
	return n + section + digit, true
}
