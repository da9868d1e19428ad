// Package category changes the list of categories: it adds, edits and deletes one, and
// refuses what a menu or a conversation could not tell from another.
//
// Its functions are pure: they take the categories in the order of the menu and return
// new ones. Package store keeps them.
package category

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nearby/api/dialogue"
	"nearby/place"
	"nearby/usage"
)

// Add returns the categories with a new one at its position, 0 for the last. Its names
// and aliases are put in order.
func Add(present []place.Category, c place.Category) ([]place.Category, error) {
	if find(present, c.Slug) >= 0 {
		return nil, usage.Errorf("there is a category %q already: nearby category edit changes it", c.Slug)
	}
	return insert(present, place.Category{
		Slug: c.Slug, NameZH: tidyName(c.NameZH), NameEN: tidyName(c.NameEN), Aliases: tidyAliases(c.Aliases),
	}, c.Position)
}

// Changes are what to change of a category; what is empty stays.
type Changes struct {
	NameZH, NameEN string
	Add, Remove    []string // aliases
	Position       int
}

// Edit returns the categories with one changed.
func Edit(present []place.Category, slug string, c Changes) ([]place.Category, error) {
	i := find(present, slug)
	if i < 0 {
		return nil, notThere(slug, present)
	}
	edited, removed := present[i], tidyAliases(c.Remove)
	if c.NameZH != "" {
		edited.NameZH = tidyName(c.NameZH)
	}
	if c.NameEN != "" {
		edited.NameEN = tidyName(c.NameEN)
	}
	for _, alias := range removed {
		if !slices.Contains(edited.Aliases, alias) {
			return nil, usage.Errorf("--remove-alias: %q is no alias of %s", alias, slug)
		}
	}
	edited.Aliases = slices.DeleteFunc(tidyAliases(append(slices.Clone(edited.Aliases), c.Add...)), func(alias string) bool {
		return slices.Contains(removed, alias)
	})
	return insert(slices.Delete(present, i, i+1), edited, cmp.Or(c.Position, i+1))
}

// Delete returns the categories without one.
func Delete(present []place.Category, slug string) ([]place.Category, error) {
	i := find(present, slug)
	switch {
	case i < 0:
		return nil, notThere(slug, present)
	case len(present) == 1:
		return nil, usage.Errorf("this is the last category, and a menu needs one")
	}
	return slices.Delete(present, i, i+1), nil
}

// insert returns the others with a category at its position, 0 for the last, once it
// is checked.
func insert(others []place.Category, c place.Category, position int) ([]place.Category, error) {
	var wrong usage.Faults
	if position == 0 {
		position = len(others) + 1
	}
	if position < 1 || position > len(others)+1 {
		wrong.Add("--position", fmt.Errorf("%d is not from 1 to %d", position, len(others)+1))
	}
	if !slugs.MatchString(c.Slug) {
		wrong.Add("slug", fmt.Errorf("%q must be of lower-case letters, digits, _ and -, begin with a letter, "+
			"and have 40 characters at most", c.Slug))
	}
	wrong.Add("--zh", checkWord(c.NameZH))
	wrong.Add("--en", checkWord(c.NameEN))
	for _, alias := range c.Aliases {
		wrong.Add("--alias", checkWord(alias))
	}
	var known []dialogue.Choice
	for _, other := range others {
		known = append(known, Choice(other))
	}
	wrong.Add("words", Choice(c).Check(known))
	if err := wrong.Err(); err != nil {
		return nil, err
	}
	return slices.Insert(others, position-1, c), nil
}

// slugs are what the database takes.
var slugs = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,39}$`)

// checkWord refuses what cannot stand in a line of the menu.
func checkWord(word string) error {
	const most = 40
	switch n := utf8.RuneCountInString(word); {
	case n == 0:
		return errors.New("is empty")
	case n > most:
		return fmt.Errorf("%q has %d characters, more than %d", word, n, most)
	case strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsPrint(r) }):
		return fmt.Errorf("%q holds characters that cannot be seen", word)
	}
	return nil
}

// Choice is a category as a conversation knows it.
func Choice(c place.Category) dialogue.Choice {
	return dialogue.Choice{Category: c.Slug, Words: append([]string{c.Slug, c.NameZH, c.NameEN}, c.Aliases...)}
}

// tidyAliases are aliases as they are kept: in lower case, each once.
func tidyAliases(given []string) []string {
	var kept []string
	for _, word := range given {
		if word = strings.ToLower(tidyName(word)); !slices.Contains(kept, word) {
			kept = append(kept, word)
		}
	}
	return kept
}

// tidyName is a word without spaces around it, and single ones in it.
func tidyName(word string) string { return strings.Join(strings.Fields(word), " ") }

func find(categories []place.Category, slug string) int {
	return slices.IndexFunc(categories, func(c place.Category) bool { return c.Slug == slug })
}

func notThere(slug string, present []place.Category) error {
	return usage.Errorf("there is no category %q; there are %s", slug, strings.Join(Slugs(present), ", "))
}

// Slugs are the slugs of the categories, in their order.
func Slugs(categories []place.Category) []string {
	slugs := make([]string, len(categories))
	for i, c := range categories {
		slugs[i] = c.Slug
	}
	return slugs
}
