package charset

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Reading is a text as it reads in one encoding.
type Reading struct {
	Encoding string // by its name in the WHATWG Encoding Standard
	Text     string
	// Share is which part of the characters beyond ASCII are those that the languages
	// of the encoding use all the time, 0 to 1.
	Share float64
	bytes int // a character of the encoding takes at most
}

// A reading is certain when at least this share of its characters is common, and it
// leads the best other reading by so much. Of 460 files each of 10, 50 and 500 rows in 23
// pairs of language and encoding, 2 of those of 10 rows and none of the others were
// called certain and read wrong; Chinese, Japanese and Korean were certain in 359 of
// 360 (names of libgeonames-common, half of them to make the tables, half to try them).
const (
	certainShare = 0.5
	certainLead  = 0.15
)

// Readings returns how a text that is not UTF-8 reads in each encoding that it can be
// in, the likeliest first and each text once, and whether the first is certain. Rare
// encodings are among them where it is not. The sample may end within a character.
func Readings(sample []byte) (readings []Reading, certain bool) {
	readings = read(sample, nil, false)
	if isCertain(readings) {
		return readings, true
	}
	return read(sample, readings, true), false
}

// read adds the readings in the rare or in the other encodings, and sorts them.
func read(sample []byte, readings []Reading, rare bool) []Reading {
	for _, c := range candidates {
		if c.rare != rare {
			continue
		}
		text, ok := c.decode(sample)
		if !ok || slices.ContainsFunc(readings, func(r Reading) bool { return r.Text == text }) {
			continue
		}
		readings = append(readings, Reading{c.name, text, c.share(text), c.bytes})
	}
	slices.SortStableFunc(readings, func(a, b Reading) int { return cmp.Compare(b.Share, a.Share) })
	return readings
}

// isCertain tells whether the first reading is to be taken without a question. One in
// an encoding of single bytes never is: too many of them hold the same letters.
func isCertain(readings []Reading) bool {
	if len(readings) == 0 || readings[0].Share < certainShare || readings[0].bytes == 1 {
		return false
	}
	return len(readings) == 1 || readings[0].Share-readings[1].Share >= certainLead
}

// decode returns the sample as text, unless some of its bytes mean nothing.
func (c candidate) decode(sample []byte) (string, bool) {
	decoded, err := c.encoding.NewDecoder().Bytes(sample)
	if err != nil {
		return "", false
	}
	text := string(decoded)
	const replacement = string(utf8.RuneError)
	if cut, ok := strings.CutSuffix(text, replacement); ok && c.bytes > 1 {
		text = cut // the sample ended within a character
	}
	return text, !strings.Contains(text, replacement) && !strings.ContainsFunc(text, control)
}

// control are the C1 control characters, which no file of text has and single-byte
// encodings put where another encoding's letters are.
func control(r rune) bool { return 0x80 <= r && r < 0xA0 }
