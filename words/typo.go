package words

import (
	"slices"
	"unicode/utf8"
)

// FitTypo tells whether what is typed is the whole of a name but for a typo: one
// character too many, too few, wrong, or two that changed places. Two such faults are
// allowed in long names. Short ones must be right: in 大壶春 one fault leaves enough,
// in 火锅 it does not.
func FitTypo(typed, name string) bool {
	typed, name = FoldName(typed), FoldName(name)
	allowed := faults(name)
	return allowed > 0 && Distance(typed, name, allowed) <= allowed
}

// faults is how many faults a name may be typed with: Chinese characters tell more
// than letters.
func faults(folded string) int {
	n := utf8.RuneCountInString(folded)
	if n < len(folded) { // has Chinese
		n *= 2
	}
	switch {
	case n >= 12:
		return 2
	case n >= 5:
		return 1
	}
	return 0
}

// maxCompared is the length in characters from which on texts are not compared.
const maxCompared = 64

// Distance is the number of characters to insert, drop, change or swap with the next
// one that makes b of a; limit+1 if it is more than limit (1 or 2) or if a text has
// more than 64 characters. It compares what it is given, unfolded.
func Distance(a, b string, limit int) int { return distance(a, b, limit, false) }

// insideDistance is the Distance of a to the part of b that it is nearest to.
func insideDistance(a, b string, limit int) int { return distance(a, b, limit, true) }

func distance(a, b string, limit int, inside bool) int {
	var aBuf, bBuf [maxCompared]rune
	x, y := appendRunes(aBuf[:0], a), appendRunes(bBuf[:0], b)
	if x == nil || y == nil || len(x)-len(y) > limit || !inside && len(y)-len(x) > limit {
		return limit + 1
	}
	var rows [3][maxCompared + 1]uint8 // of x's characters but one, but last, and last
	before, last, next := &rows[0], &rows[1], &rows[2]
	for j := range len(y) + 1 {
		if !inside {
			last[j] = uint8(j)
		}
	}
	for i := range x {
		next[0] = uint8(i + 1)
		least := next[0]
		for j := range y {
			cost := uint8(1)
			if x[i] == y[j] {
				cost = 0
			}
			d := min(last[j]+cost, last[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				d = min(d, before[j-1]+1)
			}
			next[j+1] = d
			least = min(least, d)
		}
		if int(least) > limit {
			return limit + 1
		}
		before, last, next = last, next, before
	}
	nearest := last[len(y)]
	if inside {
		nearest = slices.Min(last[:len(y)+1])
	}
	return min(int(nearest), limit+1)
}

// appendRunes is the characters of s, nil if buf has no room for them.
func appendRunes(buf []rune, s string) []rune {
	for _, r := range s {
		if len(buf) == cap(buf) {
			return nil
		}
		buf = append(buf, r)
	}
	return buf
}
