package csv

import (
	"bytes"
	"strings"

	"nearby/seed/fault"
)

// Delimiter is the character between two columns; 0 means "find out".
type Delimiter byte

// Auto takes the delimiter from the first line.
const Auto Delimiter = 0

// Delimiters are the characters tried, the likelier first.
const Delimiters = ",;\t|"

// ParseDelimiter reads the --delimiter flag: "auto", ",", ";", "tab" or "|".
func ParseDelimiter(s string) (Delimiter, error) {
	switch s {
	case "auto":
		return Auto, nil
	case "tab", `\t`:
		return '\t', nil
	}
	if len(s) == 1 && strings.Contains(Delimiters, s) {
		return Delimiter(s[0]), nil
	}
	return 0, fault.Usagef("delimiter %q is not one that can be read: want auto, a comma, ;, tab or |", s)
}

// String is the name that ParseDelimiter reads.
func (d Delimiter) String() string {
	switch d {
	case Auto:
		return "auto"
	case '\t':
		return "tab"
	default:
		return string(rune(d))
	}
}

// delimiter is the one that the first record of a text has most of outside quotes.
// The first record is the one to ask: a header holds no prose and no lists, while
// any later row may have more of another character.
func delimiter(sample []byte) Delimiter {
	counts, most := outsideQuotes(sample), Delimiters[0]
	for i := range len(Delimiters) {
		if d := Delimiters[i]; counts[d] > counts[most] {
			most = d
		}
	}
	return Delimiter(most)
}

// outsideQuotes counts the bytes of a text that stand outside quotes, up to the
// first line feed that does.
func outsideQuotes(text []byte) (counts [256]int) {
	for i := 0; i < len(text) && counts['\n'] == 0; i++ {
		if text[i] != '"' {
			counts[text[i]]++
			continue
		}
		end := bytes.IndexByte(text[i+1:], '"')
		if end < 0 {
			return counts
		}
		i += end + 1
	}
	return counts
}
