package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nearby/api/dialogue"
	"nearby/place"
)

// What a command makes of the categories is worked out here, in pure functions of
// those there are. They are in the order of the menu.

// added are the categories with a new one.
func (c *categoryAdd) added(present []place.Category) ([]place.Category, error) {
	if find(present, c.Slug) >= 0 {
		return nil, usageError{fmt.Errorf("there is a category %q already: nearby category edit changes it", c.Slug)}
	}
	wanted := place.Category{Slug: c.Slug, NameZH: clean(c.ZH), NameEN: clean(c.EN), Aliases: words(c.Alias)}
	return placed(present, wanted, c.Position)
}

// edited are the categories with one changed.
func (c *categoryEdit) edited(present []place.Category) ([]place.Category, error) {
	i := find(present, c.Slug)
	if i < 0 {
		return nil, noCategory(c.Slug, present)
	}
	wanted := present[i]
	if c.ZH != "" {
		wanted.NameZH = clean(c.ZH)
	}
	if c.EN != "" {
		wanted.NameEN = clean(c.EN)
	}
	for _, word := range words(c.RemoveAlias) {
		if !slices.Contains(wanted.Aliases, word) {
			return nil, usageError{fmt.Errorf("--remove-alias: %q is no alias of %s", word, c.Slug)}
		}
	}
	wanted.Aliases = slices.DeleteFunc(words(append(slices.Clone(wanted.Aliases), c.Alias...)), func(word string) bool {
		return slices.Contains(words(c.RemoveAlias), word)
	})
	position := c.Position
	if position == 0 {
		position = i + 1
	}
	return placed(slices.Delete(present, i, i+1), wanted, position)
}

// deleted are the categories without one.
func (c *categoryDelete) deleted(present []place.Category) ([]place.Category, error) {
	i := find(present, c.Slug)
	switch {
	case i < 0:
		return nil, noCategory(c.Slug, present)
	case len(present) == 1:
		return nil, usageError{errors.New("this is the last category, and a menu needs one")}
	}
	return slices.Delete(present, i, i+1), nil
}

// placed are the others with a category at its position, 0 for the last, once it is
// checked.
func placed(others []place.Category, c place.Category, position int) ([]place.Category, error) {
	var wrong faults
	if position == 0 {
		position = len(others) + 1
	}
	if position < 1 || position > len(others)+1 {
		wrong.add("--position", fmt.Errorf("%d is not from 1 to %d", position, len(others)+1))
	}
	if !slug.MatchString(c.Slug) {
		wrong.add("slug", fmt.Errorf("%q must be of lower-case letters, digits, _ and -, begin with a letter, "+
			"and have 40 characters at most", c.Slug))
	}
	wrong.add("--zh", checkWord(c.NameZH))
	wrong.add("--en", checkWord(c.NameEN))
	for _, alias := range c.Aliases {
		wrong.add("--alias", checkWord(alias))
	}
	var known []dialogue.Choice
	for _, other := range others {
		known = append(known, choice(other))
	}
	wrong.add("words", choice(c).Check(known))
	if err := wrong.err(); err != nil {
		return nil, err
	}
	return slices.Insert(others, position-1, c), nil
}

// slug is what the database takes for one.
var slug = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,39}$`)

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

// choice is a category as a conversation knows it.
func choice(c place.Category) dialogue.Choice {
	return dialogue.Choice{Category: c.Slug, Words: append([]string{c.Slug, c.NameZH, c.NameEN}, c.Aliases...)}
}

// words are aliases as they are kept: in lower case, each once.
func words(given []string) []string {
	var kept []string
	for _, word := range given {
		if word = strings.ToLower(clean(word)); !slices.Contains(kept, word) {
			kept = append(kept, word)
		}
	}
	return kept
}

// clean is a word without spaces around it, and single ones in it.
func clean(word string) string { return strings.Join(strings.Fields(word), " ") }

func find(categories []place.Category, slug string) int {
	return slices.IndexFunc(categories, func(c place.Category) bool { return c.Slug == slug })
}

func noCategory(slug string, present []place.Category) error {
	var slugs []string
	for _, c := range present {
		slugs = append(slugs, c.Slug)
	}
	return usageError{fmt.Errorf("there is no category %q; there are %s", slug, strings.Join(slugs, ", "))}
}
