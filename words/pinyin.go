package words

import (
	_ "embed"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Syllable is one of the some 400 sounds of Mandarin without its tone, 0 for none.
// Ids are small, and the same as long as the program runs: an index of names may keep
// them, and must not store them.
type Syllable uint16

// pinyinText is a syllable and its characters on each line, in order.
//
//go:embed pinyin.txt
var pinyinText string

// sounds is the table of readings. Characters that Fold makes one have the readings
// of all of them.
type sounds struct {
	spelled  []string            // of each Syllable; the first is ""
	syllable map[string]Syllable // and back
	sets     [][]Syllable        // readings that characters have
	set      [lastHan + 1 - firstHan]uint16
}

// of is the readings of a folded character of the basic block.
func (t *sounds) of(r rune) []Syllable { return t.sets[t.set[r-firstHan]] }

// soundTable is the table, read when the first text comes that needs it.
var soundTable = sync.OnceValue(readSounds)

func readSounds() *sounds {
	t := &sounds{spelled: []string{""}, syllable: make(map[string]Syllable), sets: [][]Syllable{nil}}
	grown := make(map[[2]uint16]uint16) // a set and a syllable more, to the set of both
	for line := range strings.Lines(pinyinText) {
		spelled, characters, _ := strings.Cut(strings.TrimSpace(line), " ")
		if spelled == "#" {
			continue
		}
		s := Syllable(len(t.spelled))
		t.spelled = append(t.spelled, spelled)
		t.syllable[spelled] = s
		for _, r := range characters {
			old := t.set[r-firstHan]
			more, ok := grown[[2]uint16{old, uint16(s)}]
			if !ok {
				more = uint16(len(t.sets))
				t.sets = append(t.sets, append(slices.Clip(t.sets[old]), s))
				grown[[2]uint16{old, uint16(s)}] = more
			}
			t.set[r-firstHan] = more
		}
	}
	return t
}

// Readings are all the ways to read a character, traditional ones as well, without
// tones; nil for what is not Chinese. The caller must not change them.
func Readings(r rune) []Syllable {
	if r = simplified(r); r < firstHan || r > lastHan {
		return nil
	}
	return soundTable().of(r)
}

// String is the syllable in pinyin, ü as v: "huo", "lv".
func (s Syllable) String() string { return soundTable().spelled[s] }

// SyllablesWith are the syllables that begin with a letter. The caller must not change them.
func SyllablesWith(letter byte) []Syllable {
	if letter < 'a' || letter > 'z' {
		return nil
	}
	return byLetter()[letter-'a']
}

var byLetter = sync.OnceValue(func() (all ['z' - 'a' + 1][]Syllable) {
	for s, spelled := range soundTable().spelled {
		if spelled != "" {
			all[spelled[0]-'a'] = append(all[spelled[0]-'a'], Syllable(s)) //nolint:gosec // some 400
		}
	}
	return all
})

// maxSplits is enough for every name; only nonsense can be split in more ways.
const maxSplits = 16

// SplitPinyin is all the ways to read Latin letters as whole syllables, those with
// long ones first, at most 16: "xian" is [xian] and [xi an]. Blanks and apostrophes may stand between syllables or
// not; tone marks do not matter, and ü may be v. It is nil for what is not pinyin
// (KFC, xbk, hotel).
func SplitPinyin(typed string) [][]Syllable {
	typed = foldPinyin(typed)
	if typed == "" || len(typed) >= maxTyped {
		return nil
	}
	return splitPinyin(typed, splittable(typed), nil, nil)
}

// splittable is the set of places from which on typed can be split to its end.
// Without it a typo at the end of a long text costs a try of all ways to get there.
func splittable(typed string) uint64 {
	set := uint64(1) << len(typed)
	t := soundTable()
	for from := len(typed) - 1; from >= 0; from-- {
		for to := from + 1; to <= min(from+maxSpelled, len(typed)); to++ {
			if _, ok := t.syllable[typed[from:to]]; ok {
				set |= set >> to & 1 << from
			}
		}
	}
	return set
}

// splitPinyin adds to found all ways to split typed from where the syllables before
// end; ends is its splittable, shifted along.
func splitPinyin(typed string, ends uint64, before []Syllable, found [][]Syllable) [][]Syllable {
	if typed == "" {
		return append(found, slices.Clone(before))
	}
	t := soundTable()
	for length := min(maxSpelled, len(typed)); length > 0; length-- {
		s, ok := t.syllable[typed[:length]]
		if ok && ends>>length&1 == 1 && len(found) < maxSplits {
			found = splitPinyin(typed[length:], ends>>length, append(before, s), found)
		}
	}
	return found
}

// maxSpelled is the length of the longest syllable: zhuang.
const maxSpelled = 6

// umlauts are ü with and without tones, which Fold would make u.
var umlauts = strings.NewReplacer("ü", "v", "Ü", "v", "ǖ", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v", "u:", "v")

// umlautSpellings are the syllables where v is not how the table writes it: after j,
// q, x and y it is u, and nüe and lüe lose their dots.
var umlautSpellings = strings.NewReplacer("jv", "ju", "qv", "qu", "xv", "xu", "yv", "yu", "nve", "nue", "lve", "lue")

// foldPinyin is FoldName with ü kept apart from u, and with the words that were typed:
// 公交车 does not sound as 公交.
func foldPinyin(typed string) string {
	return umlautSpellings.Replace(foldLetters(umlauts.Replace(typed), false))
}

// FitSound tells how what is typed fits a name by its sound: a Chinese character
// fits one that may be read the same, and Latin letters fit the pinyin of
// characters, syllable by syllable, or the same letters. "huoguo" fits 火锅, 肯得基 fits
// 肯德基, "huo锅" both. Tones do not matter. A name that has what is typed in its own
// characters fits as well.
func FitSound(typed, name string) Fit {
	return walk(foldPinyin(typed), foldLetters(name, false), soundAt)
}

// FitInitials tells how typed Latin letters fit the first letters of the characters
// of a name: "xbk" fits 星巴克. zh, ch and sh may be one letter or two. One letter
// alone fits nothing.
func FitInitials(typed, name string) Fit {
	typed = FoldName(typed)
	if len(typed) < 2 || strings.ContainsFunc(typed, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return None
	}
	return walk(typed, foldLetters(name, false), initialAt)
}

// maxTyped is the length in bytes from which on typed text fits no name by sound.
const maxTyped = 64

// walk looks for the run of a name's characters that typed fits best. A set of bits
// holds which lengths of typed the characters so far may have used up, so names of
// many readings cost no more than others.
func walk(typed, name string, at func(typed string, r rune) uint64) Fit {
	if typed == "" || len(typed) >= maxTyped {
		return None
	}
	var buf [maxTyped]rune
	characters := append(buf[:0], []rune(name)...)
	for start := range characters {
		best := None
		used := uint64(1)
		for i := start; i < len(characters) && used != 0; i++ {
			next := uint64(0)
			for ; used != 0; used &= used - 1 {
				from := bits.TrailingZeros64(used)
				next |= at(typed[from:], characters[i]) << from
			}
			if used = next; used>>len(typed)&1 == 1 {
				best = max(best, fit(start, i+1, len(characters)))
				used &^= 1 << len(typed)
			}
		}
		if best != None {
			return best
		}
	}
	return None
}

// soundAt is the set of lengths of the beginnings of typed that sound as r.
func soundAt(typed string, r rune) uint64 {
	c, size := utf8.DecodeRuneInString(typed)
	if c == r {
		return 1 << size
	}
	if r < firstHan || r > lastHan || c >= 0x80 && !soundsAs(c, r) {
		return 0
	}
	if c >= 0x80 {
		return 1 << size
	}
	set := uint64(0)
	t := soundTable()
	for _, s := range t.of(r) {
		if spelled := t.spelled[s]; strings.HasPrefix(typed, spelled) {
			set |= 1 << len(spelled)
		}
	}
	return set
}

// soundsAs tells whether two characters share a reading.
func soundsAs(a, b rune) bool {
	for _, s := range Readings(a) {
		if slices.Contains(Readings(b), s) {
			return true
		}
	}
	return false
}

// initialAt is the set of lengths of the beginnings of typed that begin r.
func initialAt(typed string, r rune) uint64 {
	if rune(typed[0]) == r {
		return 1 << 1
	}
	if r < firstHan || r > lastHan {
		return 0
	}
	set := uint64(0)
	t := soundTable()
	for _, s := range t.of(r) {
		spelled := t.spelled[s]
		if spelled[0] != typed[0] {
			continue
		}
		set |= 1 << 1
		if len(typed) > 1 && len(spelled) > 1 && spelled[1] == 'h' && typed[1] == 'h' {
			set |= 1 << 2
		}
	}
	return set
}
