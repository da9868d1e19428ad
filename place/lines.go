package place

import (
	"cmp"
	"slices"
	"strings"
)

// InOrder sorts lines, separated by ";", as people look for them: those of the metro before
// the others, 2 before 10, and letters after numbers. Lines that tie stay as they were.
func InOrder(lines string) string {
	if !strings.Contains(lines, ";") {
		return lines
	}
	all := strings.Split(lines, ";")
	slices.SortStableFunc(all, compareLines)
	return strings.Join(all, ";")
}

func compareLines(a, b string) int {
	a, b = withoutRemark(a), withoutRemark(b)
	if onRails := isNumberedMetro(a); onRails != isNumberedMetro(b) {
		if onRails {
			return -1
		}
		return 1
	}
	return compareNaturally(a, b)
}

// withoutRemark leaves out what files put before a line: (在建)14号线.
func withoutRemark(line string) string {
	line = strings.TrimSpace(line)
	for _, end := range []string{")", "）"} {
		if strings.HasPrefix(line, "(") || strings.HasPrefix(line, "（") {
			if _, after, found := strings.Cut(line, end); found && after != "" {
				return strings.TrimSpace(after)
			}
		}
	}
	return line
}

// isNumberedMetro tells the lines that no bus is called like: 2号线, 地铁2号线, Line 2.
func isNumberedMetro(line string) bool {
	for _, word := range []string{"地铁", "轨道交通", "轻轨", "捷运", "Metro ", "Subway ", "MRT "} {
		if rest, found := strings.CutPrefix(line, word); found {
			line = rest
			break
		}
	}
	if rest, found := strings.CutPrefix(line, "Line "); found {
		return numberOf(rest) != ""
	}
	number := numberOf(line)
	return number != "" && (strings.HasPrefix(line[len(number):], "号线") || strings.HasPrefix(line[len(number):], "號線"))
}

// compareNaturally compares numbers by what they count, and puts anything else after them.
func compareNaturally(a, b string) int {
	for a != "" && b != "" {
		m, n := numberOf(a), numberOf(b)
		if m != "" && n != "" {
			if c := compareNumbers(m, n); c != 0 {
				return c
			}
			a, b = a[len(m):], b[len(n):]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0]) // digits come before letters
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

// compareNumbers compares digits of any length.
func compareNumbers(m, n string) int {
	m, n = strings.TrimLeft(m, "0"), strings.TrimLeft(n, "0")
	return cmp.Or(cmp.Compare(len(m), len(n)), strings.Compare(m, n))
}

// numberOf is the digits that a text begins with.
func numberOf(text string) string {
	i := 0
	for i < len(text) && '0' <= text[i] && text[i] <= '9' {
		i++
	}
	return text[:i]
}
