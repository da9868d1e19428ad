package words

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Pattern is a regular expression, as PostgreSQL and Go read it, which a text fits if
// its FoldName holds the parts: it spells out what folding makes one. It is for those
// who have texts that nobody has folded. It knows the signs and the characters of the
// basic plane that people write names with, and none that NFKC takes apart (㎞).
// Parts must be folded; without any nothing fits.
func Pattern(parts []string) string {
	if len(parts) == 0 {
		return `x^`
	}
	var pattern strings.Builder
	for i, part := range parts {
		if i > 0 {
			pattern.WriteString(`[^\n]*`)
		}
		writePattern(&pattern, part)
	}
	return pattern.String()
}

// signs are what folding drops between the letters of a name.
const signs = `[] -#%-/:-@\[-` + "`" + `^_{-~` + "\u00a0°·\u0300-\u036f\u200b-\u2027\u2030-\u205e\u3000-\u3004\u3008-\u301b" +
	"\uff01-\uff03\uff05-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufe00-\ufe0f" + `]*`

// writePattern writes one part: its words that stand for others, and its characters.
func writePattern(pattern *strings.Builder, part string) {
	for rest := part; rest != ""; {
		if rest != part {
			pattern.WriteString(signs)
		}
		if same := sameAs(rest); same != "" {
			writeEither(pattern, same)
			rest = rest[len(same):]
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		writeRune(pattern, r)
		rest = rest[size:]
	}
}

// sameAs is the word that a folded text begins with and that stands for others.
func sameAs(text string) string {
	for _, s := range sameWords {
		if s.same != s.word && strings.HasPrefix(text, s.same) {
			return s.same
		}
	}
	return ""
}

// writeEither writes the word and all that it stands for.
func writeEither(pattern *strings.Builder, same string) {
	pattern.WriteString("(?:")
	for _, s := range sameWords {
		if s.same != same || s.word == same {
			continue
		}
		for i, r := range s.word {
			if i > 0 {
				pattern.WriteString(signs)
			}
			writeRune(pattern, r)
		}
		pattern.WriteString("|")
	}
	for i, r := range same {
		if i > 0 {
			pattern.WriteString(signs)
		}
		writeRune(pattern, r)
	}
	pattern.WriteString(")")
}

// writeRune writes all ways to write a folded character.
func writeRune(pattern *strings.Builder, r rune) {
	others := unfolded()[r]
	if len(others) == 0 && (isHan(r) || isDigit(r) || r >= 'a' && r <= 'z') {
		pattern.WriteRune(r)
		return
	}
	pattern.WriteByte('[')
	pattern.WriteRune(r)
	for _, other := range others {
		pattern.WriteRune(other)
	}
	pattern.WriteByte(']')
}

// unfolded are the other characters that fold to a character, made when the first
// pattern is asked for.
var unfolded = sync.OnceValue(func() map[rune][]rune {
	all := map[rune][]rune{}
	for r := rune(0x21); r < 0xFFFE; r++ {
		if r >= 0xAC00 && r <= 0xDFFF { // Hangul syllables, and surrogates
			continue
		}
		folded := foldLetters(string(r), false)
		if one, size := utf8.DecodeRuneInString(folded); size > 0 && size == len(folded) && one != r {
			all[one] = append(all[one], r)
		}
	}
	return all
})
