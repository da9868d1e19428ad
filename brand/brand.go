// Package brand knows chains that files write in several scripts: Starbucks is 星巴克, KFC
// is 肯德基. It tells by which names the places of a chain are found, and which chain a
// misspelt name may be.
//
// It does not know which places there are, nor what a chain sells (package kind knows
// kinds). The names stand in brands.tsv.
package brand

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"nearby/words"
)

//go:embed brands.tsv
var table string

// chain is a line of the table.
type chain struct {
	names []string // how its places are called
	said  []saying // all that people say for it, the names first
}

// saying is something that people say for a chain.
type saying struct{ word, folded string }

// brands is the table, ready to be asked.
type brands struct {
	chains []chain
	said   map[string]int // the chain that a folded word stands for
}

var load = sync.OnceValue(func() brands {
	b := brands{said: map[string]int{}}
	for line := range strings.Lines(table) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			b.add(parse(line))
		}
	}
	return b
})

// parse reads a line of the table.
func parse(line string) chain {
	names, said, _ := strings.Cut(line, "\t")
	c := chain{names: strings.Split(names, "|")}
	for _, word := range append(strings.Split(names, "|"), strings.Split(said, "|")...) {
		if folded := words.FoldName(word); folded != "" {
			c.said = append(c.said, saying{word, folded})
		}
	}
	return c
}

func (b *brands) add(c chain) {
	for _, s := range c.said {
		if _, taken := b.said[s.folded]; !taken {
			b.said[s.folded] = len(b.chains)
		}
	}
	b.chains = append(b.chains, c)
}

// Names are the names by which the places of the chain are found that a word stands for,
// in any script, spelling or pinyin; nil when it stands for none.
func Names(word string) []string {
	if c, ok := find(words.FoldName(word)); ok {
		return c.names
	}
	return nil
}

// Sayings are all that people say for the chain that a word stands for, its names first.
func Sayings(word string) (all []string) {
	c, _ := find(words.FoldName(word))
	for _, s := range c.said {
		all = append(all, s.word)
	}
	return all
}

// Called is a chain's name for a word that stands for it and is none of its names, in the
// script of the word or, for pinyin, in Chinese; any other word is returned as it is.
func Called(word string) string {
	folded := words.FoldName(word)
	c, ok := find(folded)
	if !ok || slices.ContainsFunc(c.names, func(name string) bool { return words.FoldName(name) == folded }) {
		return word
	}
	latin := folded[0] < 0x80 && len(words.SplitPinyin(word)) == 0
	for _, name := range c.names {
		if name[0] < 0x80 == latin {
			return name
		}
	}
	return word
}

// tails are what people put behind the name of a chain.
var tails = []string{"店", "餐厅", "快餐", "咖啡", "coffee", "cafe", "restaurant", "store"}

func find(folded string) (chain, bool) {
	b := load()
	if i, ok := b.said[folded]; ok {
		return b.chains[i], true
	}
	for _, tail := range tails {
		if i, ok := b.said[strings.TrimSuffix(folded, tail)]; ok {
			return b.chains[i], true
		}
	}
	if len(words.SplitPinyin(folded)) > 0 {
		for _, c := range b.chains {
			if words.FitSound(folded, c.names[0]) == words.Whole {
				return c, true
			}
		}
	}
	return chain{}, false
}

// Misspelt returns what people call the chain that a word is but for a slip, in the
// script of the word, and how far that is as [words.Slip] has it, 1 for Chinese; "" when
// there is none. A word that stands for a chain is not misspelt.
func Misspelt(word string) (name string, faults int) {
	folded := words.FoldName(word)
	if _, ok := find(folded); ok {
		return "", 0
	}
	for _, c := range load().chains {
		for _, said := range c.said {
			n, ok := 1, false
			if folded != "" && folded[0] < 0x80 {
				n, ok = words.Slip(folded, said.folded)
			} else {
				ok = words.Misread(folded, said.folded)
			}
			if ok && (name == "" || n < faults) {
				name, faults = said.word, n
			}
		}
	}
	return name, faults
}
