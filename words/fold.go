package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form of a sentence that compares equal for all the ways to write it:
// NFKC without accents, lower case, simplified characters, mainland words for what
// Taiwan and Hong Kong call otherwise (捷運, 公車). Signs, emoji and WeChat's faces
// ([微笑]) are gone; one blank stands where they or white space part two words that
// are not Chinese. Digits keep a sign between them: 4.5, 8:30, 50-100, 1/2.
// A text of signs alone is "".
func Fold(text string) string { return fold(withoutFaces(text), true) }

// FoldName is Fold for names, without any blanks or signs: "7-11 (人民廣場店)" is
// "711人民广场店". It holds letters and digits alone.
func FoldName(name string) string { return fold(name, false) }

func fold(text string, sentence bool) string { return replaceWords(foldLetters(text, sentence)) }

// foldLetters folds all but words. A folded text is returned as it is.
func foldLetters(text string, sentence bool) string {
	if isFolded(text) {
		return text
	}
	text, plain := canon(text)
	text = keepWords(text, sentence)
	if !plain {
		text = norm.NFC.String(text)
	}
	return text
}

// isFolded tells a text that nothing but replaceWords could change: simplified
// Chinese, digits and small letters, which is most of what there is.
func isFolded(text string) bool {
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		case r >= firstHan && r <= lastHan && simplified(r) == r:
		default:
			return false
		}
	}
	return true
}

// canon is a text in NFKC without accents, in lower case and simplified characters;
// signs stay. Plain is false if it has characters that NFC may still join once the
// signs are gone.
func canon(text string) (canonical string, plain bool) {
	text = strings.ToValidUTF8(text, " ")
	plain = !strings.ContainsFunc(text, isComplex)
	if !plain {
		text = strings.Map(withoutAccent, norm.NFKD.String(strings.Map(withoutCircle, text)))
		text = norm.NFC.String(text)
	}
	return strings.Map(canonRune, text), plain
}

// isComplex tells the characters that NFKC, or our own digits, may change, but for
// those of full width, which canonRune knows.
func isComplex(r rune) bool {
	switch {
	case r < 0x80, r >= firstHan && r <= lastHan, r >= 0x3001 && r <= 0x3011:
		return false
	case r >= 0xFF01 && r <= 0xFF5E:
		return false
	case r == '‘', r == '’', r == '“', r == '”', r == '—', r == '·':
		return false
	}
	return true
}

// withoutAccent drops the marks of é and ǔ, and nothing of Japanese or Thai.
func withoutAccent(r rune) rune {
	if r >= 0x300 && r <= 0x36F {
		return -1
	}
	return r
}

// withoutCircle knows the digits in black circles, which NFKC does not: ❷ ➁ ➋ ⓶.
// Tens have no place in a single character and stay.
func withoutCircle(r rune) rune {
	for _, one := range [...]rune{'❶', '➀', '➊', '⓵'} {
		if r >= one && r < one+9 {
			return '1' + r - one
		}
	}
	return r
}

// canonRune is the last step of canon, one character for one.
func canonRune(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E {
		r -= 0xFEE0
	}
	switch r {
	case '’', '‘':
		return '\''
	case '–', '—', '~', '〜':
		return '-'
	}
	if r < 0x80 {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return simplified(unicode.ToLower(r))
}

// keepWords drops what is neither letter nor digit. In a sentence, blanks stand
// between words that are not Chinese, and signs between digits.
func keepWords(text string, sentence bool) string {
	b := make([]byte, 0, len(text))
	var last rune
	gap := false
	for i, r := range text {
		switch {
		case isWord(r):
			if gap && sentence && last != 0 && !isHan(last) && !isHan(r) {
				b = append(b, ' ')
			}
			b = utf8.AppendRune(b, r)
			last, gap = r, false
		case r == '\'', isInvisible(r):
		case sentence && !gap && isDigit(last) && joinsDigits(r, text[i+utf8.RuneLen(r):]):
			b = utf8.AppendRune(b, r)
			last = r
		default:
			gap = true
		}
	}
	return string(b)
}

// joinsDigits tells whether r, after a digit, stands before one too and belongs to
// the number.
func joinsDigits(r rune, rest string) bool {
	return strings.ContainsRune(".:-/", r) && rest != "" && isDigit(rune(rest[0]))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isWord tells what words are made of. The signs of money are words too: ¥50.
func isWord(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || isDigit(r) || r >= 'A' && r <= 'Z' || r == '$'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || isMark(r) || r == '¥' || r == '€'
}

// isMark tells the vowels of Thai and Hindi from what makes an emoji of a digit.
func isMark(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Mc) && !isInvisible(r)
}

// isInvisible tells what is written within a word and not seen: joiners, and the
// two characters after the digit of 2️⃣.
func isInvisible(r rune) bool {
	return r >= 0x80 && (r == 0x20E3 || r >= 0xFE00 && r <= 0xFE0F || unicode.Is(unicode.Cf, r))
}

// isHan tells the characters that are written without blanks between words.
func isHan(r rune) bool {
	return r >= firstHan && r <= lastHan || r > 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// withoutFaces is a text without the faces that WeChat writes as [微笑] or [Smile].
func withoutFaces(text string) string {
	open := strings.IndexByte(text, '[')
	if open < 0 {
		return text
	}
	length := strings.IndexByte(text[open:], ']')
	if length < 0 {
		return text
	}
	face := text[open+1 : open+length]
	if face == "" || len(face) > 36 || strings.ContainsFunc(face, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return text[:open+1] + withoutFaces(text[open+1:])
	}
	return text[:open] + " " + withoutFaces(text[open+length+1:])
}

// sameWords are what a table of characters cannot know: words of Taiwan, Hong Kong
// and the mainland for one thing, in simplified characters. 办公车 is there to be left
// alone. The longest comes first.
var sameWords = []struct{ word, same string }{
	{"公共汽车", "公交"},
	{"公交车", "公交"},
	{"办公车", "办公车"},
	{"计程车", "出租车"},
	{"地下铁", "地铁"},
	{"公车", "公交"},
	{"巴士", "公交"},
	{"捷运", "地铁"},
	{"家俱", "家具"},
}

// replaceWords puts one word for each of sameWords, until none is left: two pieces
// may make another.
func replaceWords(text string) string {
	for {
		next := replaceOnce(text)
		if next == text {
			return text
		}
		text = next
	}
}

func replaceOnce(text string) string {
	if !strings.ContainsAny(text, "公办计地巴捷俱") {
		return text
	}
	var b []byte
	start := 0
	for i := 0; i < len(text); i++ {
		for _, s := range sameWords {
			if text[i] == s.word[0] && strings.HasPrefix(text[i:], s.word) {
				b = append(append(b, text[start:i]...), s.same...)
				i += len(s.word) - 1
				start = i + 1
				break
			}
		}
	}
	if b == nil {
		return text
	}
	return string(append(b, text[start:]...))
}
