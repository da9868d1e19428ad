// Package prefilter makes regular expressions cheap for texts in which they do not match,
// as most do when a text is held against a hundred of them: it finds out once which
// literals an expression cannot match without, and with which characters what it matches
// begins and ends, and looks for these first. What matches stays the same. It is RE2's
// idea of a prefilter, for one expression at a time.
//
// It does not combine expressions, nor make those that match faster.
package prefilter

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// Regexp is a regular expression of package regexp. It is safe for concurrent use.
type Regexp struct {
	re    *regexp.Regexp
	needs []literal // each match holds one of them; nil: nothing is known of matches
	// What an expression bound to an end of the text matches there; nil: anything.
	first, last []rune
}

// literal is a text to look for.
type literal struct {
	text  string
	runes runeSet
}

// MustCompile is regexp.MustCompile.
func MustCompile(expr string) *Regexp {
	re := regexp.MustCompile(expr)
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil { // regexp has just compiled it
		panic(err)
	}
	tree = tree.Simplify()
	r := &Regexp{re: re, first: begins(tree), last: ends(tree)}
	for _, text := range needed(tree) {
		r.needs = append(r.needs, literal{text, runesOf(text)})
	}
	return r
}

// possible is false only of texts in which nothing matches.
func (r *Regexp) possible(text string) bool {
	if first, _ := utf8.DecodeRuneInString(text); !among(r.first, first) {
		return false
	}
	if last, _ := utf8.DecodeLastRuneInString(text); !among(r.last, last) {
		return false
	}
	return r.needs == nil || r.hasNeeded(text)
}

// among tells whether a character is one of the sorted ones, of which nil is all.
func among(runes []rune, r rune) bool {
	if runes == nil {
		return true
	}
	_, ok := slices.BinarySearch(runes, r)
	return ok
}

func (r *Regexp) hasNeeded(text string) bool {
	runes := runesOf(text)
	for _, l := range r.needs {
		if runes.holds(l.runes) && strings.Contains(text, l.text) {
			return true
		}
	}
	return false
}

// String returns the source of the expression.
func (r *Regexp) String() string { return r.re.String() }

// MatchString is that of regexp.Regexp, as are the methods below.
func (r *Regexp) MatchString(text string) bool { return r.possible(text) && r.re.MatchString(text) }

// FindString returns the text of the first match.
func (r *Regexp) FindString(text string) string {
	if !r.possible(text) {
		return ""
	}
	return r.re.FindString(text)
}

// FindStringIndex returns where the first match is; nil for none.
func (r *Regexp) FindStringIndex(text string) []int {
	if !r.possible(text) {
		return nil
	}
	return r.re.FindStringIndex(text)
}

// FindStringSubmatch returns the first match with its groups; nil for none.
func (r *Regexp) FindStringSubmatch(text string) []string {
	if !r.possible(text) {
		return nil
	}
	return r.re.FindStringSubmatch(text)
}

// FindStringSubmatchIndex returns where the first match and its groups are; nil for none.
func (r *Regexp) FindStringSubmatchIndex(text string) []int {
	if !r.possible(text) {
		return nil
	}
	return r.re.FindStringSubmatchIndex(text)
}

// FindAllStringIndex returns where the first n matches are, all when n < 0.
func (r *Regexp) FindAllStringIndex(text string, n int) [][]int {
	if !r.possible(text) {
		return nil
	}
	return r.re.FindAllStringIndex(text, n)
}

// FindAllStringSubmatchIndex returns where the first n matches and their groups are, all
// when n < 0.
func (r *Regexp) FindAllStringSubmatchIndex(text string, n int) [][]int {
	if !r.possible(text) {
		return nil
	}
	return r.re.FindAllStringSubmatchIndex(text, n)
}

// ReplaceAllString returns the text with its matches replaced, $1 being a group.
func (r *Regexp) ReplaceAllString(text, by string) string {
	if !r.possible(text) {
		return text
	}
	return r.re.ReplaceAllString(text, by)
}
