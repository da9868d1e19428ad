package words

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// ParseLines reads the entry of a line in the data, which may give it several names:
// 朱枫线(金山201路), 316路/316路(夜宵线).
func ParseLines(listed string) []Line {
	var lines []Line
	for _, name := range splitOutside(listed, '/') {
		outside, inside := cutParentheses(name)
		if l := ParseLine(name); l.Name != "" {
			lines = append(lines, l)
		}
		for _, in := range inside {
			if other, ok := otherName(in); ok && FoldName(outside) != "" {
				lines = append(lines, other)
			}
		}
	}
	return lines
}

// ParseLine reads a text that is the name of a line and nothing else, as people type
// it or as the data lists it. Any text is some name: 火锅 is that of a line as long as
// nobody looks it up. Line{} is for texts without a letter or digit.
func ParseLine(text string) Line {
	outside, inside := cutParentheses(text)
	l, _ := parseLine(FoldName(outside))
	for _, in := range inside {
		_, other := otherName(in)
		switch in = FoldName(in); {
		case slices.Contains(statuses, in):
			l.Status = in
		case !other && l.Name != "":
			l.Variant += variant(in)
		}
	}
	if l.Name == "" {
		return Line{}
	}
	return l
}

// otherName reads what stands in parentheses as a second name of the line: 金山201路,
// 71路支线1. Most of it is no name but a direction: 1-2路联运, 地铁1号口方向.
func otherName(inside string) (Line, bool) {
	l, numbered := parseLine(FoldName(inside))
	return l, numbered && (l.Variant == "" || strings.HasPrefix(l.Variant, "支线"))
}

// statuses stand in parentheses where a line does not run.
var statuses = []string{"停运", "暂停", "暂停运营", "在建", "建设中", "规划", "规划中", "未开通", "试运营"}

// cutParentheses parts what stands in parentheses from the rest.
func cutParentheses(text string) (outside string, inside []string) {
	for {
		open := strings.IndexAny(text, "(（")
		if open < 0 {
			return outside + text, inside
		}
		outside += text[:open]
		in := strings.TrimLeft(text[open:], "(（")
		end := strings.IndexAny(in, ")）")
		if end < 0 {
			return outside, append(inside, in)
		}
		inside = append(inside, in[:end])
		text = strings.TrimLeft(in[end:], ")）")
	}
}

// splitOutside is strings.Split but for separators within parentheses.
func splitOutside(text string, separator rune) []string {
	var parts []string
	start, depth := 0, 0
	for i, r := range text {
		switch r {
		case '(', '（':
			depth++
		case ')', '）':
			depth--
		case separator:
			if depth == 0 {
				parts = append(parts, text[start:i])
				start = i + 1
			}
		}
	}
	return append(parts, text[start:])
}

// parseLine reads a folded name without blanks, signs and parentheses. Numbered tells
// that it has a number with a unit after it.
func parseLine(text string) (l Line, numbered bool) {
	for at := 0; at < len(text); {
		if n, ok := numberAt(text, at); ok {
			return n.line(text[:at]), n.unit != ""
		}
		at += skipNumeral(text[at:])
	}
	return namedLine(text), false
}

// skipNumeral is the length of the first character of text, or of all the digits or
// numerals that it begins with.
func skipNumeral(text string) int {
	_, size := utf8.DecodeRuneInString(text)
	return max(size, digits(text), numerals(text))
}

// namedLine reads 机场线, 南江线区间, 地铁昌平线.
func namedLine(text string) Line {
	name, kind := cutKind(text, 0)
	if name == "" {
		name = text // 地铁 alone
	}
	if i := strings.Index(name, "线"); i > 0 && i+len("线") < len(name) {
		end := i + len("线")
		return Line{Kind: kind, Name: name[:end], Variant: variant(name[end:])}
	}
	return Line{Kind: kind, Name: name}
}
