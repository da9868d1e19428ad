package index

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"nearby/words"
)

// guesses help to find names that sound or look like a word.
type guesses struct {
	plain  []uint8 // how many bytes of each text are a plain name; 0 for what is no name
	sounds postings
}

// maxPlain is how many bytes a name may have that is guessed at.
const maxPlain = 60

func (g *guesses) bytes() int { return cap(g.plain) + g.sounds.bytes() }

// syllableBits are enough for every syllable.
const syllableBits = 10

// sound is the key of two syllables.
func sound(a, b words.Syllable) uint64 { return uint64(a)<<syllableBits | uint64(b) }

// appendSounds appends the entries of the syllables that follow each other in a name.
func appendSounds(entries []uint64, n uint32, name string) []uint64 {
	var before []words.Syllable
	for _, r := range name {
		readings := words.Readings(r)
		for _, a := range before {
			for _, b := range readings {
				entries = append(entries, sound(a, b)<<textBits|uint64(n))
			}
		}
		before = readings
	}
	return entries
}

// Guessed is a name that may be meant.
type Guessed struct {
	Name   string // folded
	Guess  words.Guess
	Places int // that have it
}

// budget is how many names are held against a word, so that none costs more than
// another.
const budget = 2000

// guesser goes through the names that may be meant by a word.
type guesser struct {
	x     *Index
	typed words.Typed
	left  int
	best  map[string]Guessed
	taken map[uint32]bool // texts whose places are counted in best
}

// Guess returns names that may be meant by a word that none holds, the likeliest first,
// most of them.
func (x *Index) Guess(typed words.Typed, most int) []Guessed {
	g := guesser{x: x, typed: typed, best: map[string]Guessed{}, taken: map[uint32]bool{}}
	g.bySound()
	g.byInitials()
	g.byTypos()
	all := make([]Guessed, 0, len(g.best))
	for _, one := range g.best {
		all = append(all, one)
	}
	slices.SortFunc(all, likelier)
	return all[:min(most, len(all))]
}

// likelier orders guesses, the likeliest first.
func likelier(a, b Guessed) int {
	return cmp.Or(cmp.Compare(b.Guess, a.Guess), cmp.Compare(b.Places, a.Places),
		cmp.Compare(len(a.Name), len(b.Name)), cmp.Compare(a.Name, b.Name))
}

// try holds the names of a packed list against the word, as long as there is budget.
func (g *guesser) try(list []byte, guess func(name string) words.Guess) {
	each(list, func(text uint32) bool { return g.one(text, guess) })
}

func (g *guesser) one(text uint32, guess func(name string) words.Guess) bool {
	if g.left--; g.left < 0 {
		return false
	}
	name := g.x.texts.text(text)[:g.x.guesses.plain[text]]
	if name == "" {
		return true
	}
	if likely := guess(name); likely != words.Unlike {
		name = g.typed.Meant(name, likely)
		one := g.best[name]
		one.Name, one.Guess = name, max(one.Guess, likely)
		if !g.taken[text] {
			g.taken[text] = true
			one.Places += len(g.x.having.of(text))
		}
		g.best[name] = one
	}
	return true
}

// bySound tries the names that have the rarest two syllables of what was typed.
func (g *guesser) bySound() {
	g.left = budget
	for _, way := range g.ways() {
		var rarest [][]byte
		least := -1
		for i := 1; i < len(way); i++ {
			lists, size := g.sounding(way[i-1], way[i])
			if least < 0 || size < least {
				rarest, least = lists, size
			}
		}
		for _, list := range rarest {
			g.try(list, g.typed.Sound)
		}
	}
}

// ways are the readings of each character, or the ways to split pinyin.
func (g *guesser) ways() [][][]words.Syllable {
	var ways [][][]words.Syllable
	for _, way := range g.typed.Ways {
		one := make([][]words.Syllable, len(way))
		for i := range way {
			one[i] = way[i : i+1]
		}
		ways = append(ways, one)
	}
	if ways != nil || g.typed.Latin {
		return ways
	}
	var one [][]words.Syllable
	for _, r := range g.typed.Folded() {
		one = append(one, words.Readings(r))
	}
	return append(ways, one)
}

// sounding are the lists of the names with two syllables, and how long they are.
func (g *guesser) sounding(a, b []words.Syllable) (lists [][]byte, size int) {
	sounds := &g.x.guesses.sounds
	for _, first := range a {
		for _, second := range b {
			if i, found := slices.BinarySearch(sounds.keys, sound(first, second)); found {
				lists = append(lists, sounds.list(i))
				size += len(lists[len(lists)-1])
			}
		}
	}
	return lists, size
}

// byInitials tries the names whose first two syllables begin with the letters typed.
func (g *guesser) byInitials() {
	letters := g.typed.Folded()
	if !g.typed.Latin || len(letters) < 3 {
		return
	}
	second := 1
	if letters[1] == 'h' { // zh, ch and sh may be one letter or two
		second = 2
	}
	g.left = budget
	for _, first := range words.SyllablesWith(letters[0]) {
		for _, next := range words.SyllablesWith(letters[second]) {
			lists, _ := g.sounding([]words.Syllable{first}, []words.Syllable{next})
			for _, list := range lists {
				g.try(list, g.typed.Initials)
			}
		}
	}
}

// byTypos tries the names of which a piece is as it was typed: with one typo or two, one
// of three pieces is. Of a short word the first or the last character is.
func (g *guesser) byTypos() {
	g.left = budget
	runes := []rune(g.typed.Folded())
	const short = 6
	switch n := len(runes); {
	case n < 2:
		return
	case n < short:
		from, to := g.x.texts.beginning(string(runes[:1]))
		for text := from; text < to && g.one(text, g.typed.Mistyped); text++ {
		}
		g.try(g.x.texts.having(runes[n-1], endOfPlain), g.typed.Mistyped)
	default:
		for i := range 3 {
			piece := string(runes[i*n/3 : (i+1)*n/3])
			if list, found := g.x.texts.rarest([]string{piece}); found {
				g.try(list, g.likely(utf8.RuneCountInString(string(runes))))
			}
		}
	}
}

// likely is Mistyped for names that are as long as a word, about.
func (g *guesser) likely(length int) func(string) words.Guess {
	const faults = 2
	return func(name string) words.Guess {
		if n := utf8.RuneCountInString(name); n < length-faults || n > length+faults && !g.typed.Latin {
			return words.Unlike
		}
		return g.typed.Mistyped(name)
	}
}
