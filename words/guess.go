package words

import (
	"strings"
	"unicode/utf8"
)

// Guess is how likely somebody who typed a word, which no name has, means a name.
// Higher is likelier.
type Guess uint8

// From no resemblance to what sounds the same.
const (
	Unlike          Guess = iota
	MistypedInside        // "noodels" of Lakeside Noodles
	SoundInside           // "shengjianbao" of 小杨生煎包
	InitialsBegin         // "hdl" of 海底捞火锅
	Mistyped              // "macdonalds" of McDonald's
	SoundBegins           // "haidilao" of 海底捞火锅, 星八克 of 星巴克咖啡
	InitialsOfWhole       // "xbk" of 星巴克
	SoundsTheSame         // "kendeji" and 肯得基 of 肯德基
)

// Typed is a word that no name has, ready to be held against many names.
type Typed struct {
	folded string
	Latin  bool         // it is in Latin letters
	Ways   [][]Syllable // to read it, if it is pinyin
	length int          // in syllables, 0 if it has no sound
}

// NewTyped reads a word as it was typed.
func NewTyped(text string) Typed {
	t := Typed{folded: FoldName(text)}
	t.Latin = t.folded != "" && strings.Trim(t.folded, "abcdefghijklmnopqrstuvwxyz") == ""
	switch {
	case t.Latin:
		if t.Ways = SplitPinyin(text); len(t.Ways) > 0 {
			t.length = len(t.Ways[0])
		}
	case strings.ContainsFunc(t.folded, isHan):
		t.length = utf8.RuneCountInString(t.folded)
	}
	return t
}

// Folded is the word as FoldName has it.
func (t Typed) Folded() string { return t.folded }

// Resembles tells how likely a name is meant.
func (t Typed) Resembles(name string) Guess {
	return max(t.Sound(name), t.Mistyped(name), t.Initials(name))
}

// Sound tells how likely a name is meant that sounds as what was typed. What is short
// sounds as too much: two characters must be the whole name, three the beginning of one.
func (t Typed) Sound(name string) Guess {
	if t.length < 2 {
		return Unlike
	}
	switch fit := FitSound(t.folded, name); {
	case fit == Whole:
		return SoundsTheSame
	case fit == Beginning && (t.length >= 3 || t.Latin):
		return SoundBegins
	case fit == Inside && t.length >= 3:
		return SoundInside
	}
	return Unlike
}

// Mistyped tells whether a name is meant but for a typo, or a long Latin word in it.
func (t Typed) Mistyped(name string) Guess {
	if FitTypo(t.folded, name) {
		return Mistyped
	}
	const long = 6
	if t.Latin && len(t.folded) >= long && insideDistance(t.folded, FoldName(name), 1) <= 1 {
		return MistypedInside
	}
	return Unlike
}

// Meant is what is meant of a folded name, which was guessed at: its beginning, when no
// more of it was said.
func (t Typed) Meant(name string, g Guess) string {
	length := t.length
	switch g {
	case InitialsBegin:
		length = len(t.folded)
	case SoundBegins:
	default:
		return name
	}
	n := 0
	for i, r := range name {
		if n == length {
			return name[:i]
		}
		if n++; !isHan(r) {
			return name
		}
	}
	return name
}

// Initials tells how likely a name is meant of whose pinyin the first letters were typed.
func (t Typed) Initials(name string) Guess {
	if !t.Latin || len(t.folded) < 3 || t.length >= 3 {
		return Unlike
	}
	switch FitInitials(t.folded, name) {
	case Whole:
		return InitialsOfWhole
	case Beginning:
		return InitialsBegin
	}
	return Unlike
}
