package charset

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// candidate is an encoding that a file without a mark may be in.
type candidate struct {
	name     string
	encoding encoding.Encoding
	bytes    int      // a character takes at most
	scripts  []string // the lines of frequent.txt that its texts are judged by
	rare     bool     // it is offered, and speaks against no other one
}

// candidates stand in the order that decides between equal shares.
var candidates = []candidate{
	{"gb18030", simplifiedchinese.GB18030, 4, []string{"simplified", "traditional"}, false},
	{"big5", traditionalchinese.Big5, 2, []string{"traditional"}, false},
	{"shift_jis", japanese.ShiftJIS, 2, []string{"japanese"}, false},
	{"euc-jp", japanese.EUCJP, 3, []string{"japanese"}, false},
	{"euc-kr", korean.EUCKR, 2, []string{"korean"}, false},
	{"windows-1252", charmap.Windows1252, 1, []string{"western"}, false},
	{"windows-1250", charmap.Windows1250, 1, []string{"central"}, false},
	{"windows-1254", charmap.Windows1254, 1, []string{"turkish", "western"}, false},
	{"windows-1251", charmap.Windows1251, 1, []string{"cyrillic"}, false},
	{"koi8-r", charmap.KOI8R, 1, []string{"cyrillic"}, false},
	{"windows-1253", charmap.Windows1253, 1, []string{"greek"}, false},
	{"windows-874", charmap.Windows874, 1, []string{"thai"}, true},
	{"windows-1255", charmap.Windows1255, 1, []string{"hebrew"}, true},
	{"windows-1256", charmap.Windows1256, 1, []string{"arabic"}, true},
	{"windows-1258", charmap.Windows1258, 1, []string{"vietnamese"}, true},
	{"iso-8859-2", charmap.ISO8859_2, 1, []string{"central"}, true},
	{"iso-8859-5", charmap.ISO8859_5, 1, []string{"cyrillic"}, true},
	{"ibm866", charmap.CodePage866, 1, []string{"cyrillic"}, true},
	{"macintosh", charmap.Macintosh, 1, []string{"western"}, true},
}

// frequentText lists, a script a line, the characters beyond ASCII that names and
// addresses of its languages use most: of Chinese, Japanese and Korean 600 each, of
// the others the letters that lead. They were counted in the place names of Debian's
// libgeonames-common (GeoNames, CC BY 4.0), and the Chinese and Japanese ones in
// addresses as well. Of Thai, Hebrew, Arabic and Vietnamese it is the alphabet.
//
//go:embed frequent.txt
var frequentText string

var frequent = sync.OnceValue(func() map[string]map[rune]bool {
	scripts := map[string]map[rune]bool{}
	for line := range strings.Lines(frequentText) {
		script, characters, _ := strings.Cut(strings.TrimSpace(line), "\t")
		scripts[script] = map[rune]bool{}
		for _, r := range characters {
			scripts[script][r] = true
		}
	}
	return scripts
})

// share is the part of the characters beyond ASCII that are common. Punctuation of
// East Asia counts neither way.
func (c candidate) share(text string) float64 {
	var all, common int
	previous := ' '
	runes := []rune(text)
	for i, r := range runes {
		if r >= 0x80 && !punctuation(r) {
			all++
			next := ' '
			if i+1 < len(runes) {
				next = runes[i+1]
			}
			if c.isCommon(r) && (c.bytes > 1 || fits(previous, r, next)) {
				common++
			}
		}
		previous = r
	}
	if all == 0 {
		return 0
	}
	return float64(common) / float64(all)
}

func (c candidate) isCommon(r rune) bool {
	if c.scripts[0] == "japanese" && 'ぁ' <= r && r <= 'ー' {
		return true // full-width kana
	}
	for _, script := range c.scripts {
		if frequent()[script][unicode.ToLower(r)] {
			return true
		}
	}
	return false
}

// fits tells whether a letter of an alphabet stands where it can: beside another one,
// none of another alphabet, and in upper case not behind a lower-case one.
func fits(previous, r, next rune) bool {
	beside := false
	for _, other := range []rune{previous, next} {
		if !unicode.IsLetter(other) && !unicode.IsMark(other) {
			continue
		}
		if unicode.Is(unicode.Latin, other) && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
		beside = true
	}
	if unicode.Is(unicode.Thai, r) && !fitsThai(previous, r, next) {
		return false
	}
	return beside && !(unicode.IsUpper(r) && unicode.IsLower(previous))
}

// fitsThai tells whether a Thai letter stands where its kind can: vowels and tones beside
// the consonant that carries them. Nearly every byte of Chinese is a letter of Thai, but
// few stand so.
func fitsThai(previous, r, next rune) bool {
	consonant := func(r rune) bool { return 'ก' <= r && r <= 'ฮ' }
	above := func(r rune) bool { return r == '\u0E31' || '\u0E34' <= r && r <= '\u0E3A' } // vowels over and under
	tone := func(r rune) bool { return '\u0E47' <= r && r <= '\u0E4E' }
	switch {
	case above(r):
		return consonant(previous)
	case tone(r):
		return consonant(previous) || above(previous)
	case r == 'ะ', r == 'า', r == 'ำ':
		return consonant(previous) || tone(previous) || previous == 'า'
	case 'เ' <= r && r <= 'ไ': // written before their consonant
		return consonant(next)
	default:
		return true
	}
}

// punctuation are the signs of East Asian texts, which several encodings share.
func punctuation(r rune) bool {
	return 0x2010 <= r && r <= 0x2027 || 0x3000 <= r && r <= 0x301F || 0xFF01 <= r && r <= 0xFF20 || r == '·' || r == '・' || r == '～'
}
