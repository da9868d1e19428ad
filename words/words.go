// Package words tells which spellings mean the same: traditional and simplified
// characters, full width and case, numbers in digits and in Chinese, the names of
// bus and metro lines, pinyin, words that sound alike and words with a typo.
//
// It is pure: no files, no database, no clock. All functions may be called at the
// same time, never panic on any input, and take text as people type it; those that
// compare fold it first, and folding folded text costs next to nothing.
//
// It does not know what a word means. Which categories, lines and places there are,
// what somebody wants and in which order matches are shown is for others to say. And
// nothing that it returns is to be shown to people: a folded text is not correct
// Chinese (著名 becomes 着名, 公車 becomes 公交).
//
// The usual way: keep FoldName of every name, and ask for FoldName of what is typed;
// keep Line.Key of every line, and ask with ParseLine or CutLine; take sentences apart
// after Fold. Only when nothing fits ask FitSound, and FitTypo last.
package words

// Fit says how what was typed fits a name. Higher is better.
type Fit uint8

// From no match to the whole name.
const (
	None Fit = iota
	Inside
	Beginning
	Whole
)

// fit is the Fit of the characters from start to end of a name of length characters.
func fit(start, end, length int) Fit {
	switch {
	case start > 0:
		return Inside
	case end < length:
		return Beginning
	}
	return Whole
}
