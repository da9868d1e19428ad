package bench

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// Kind is what a message is.
type Kind uint8

// The kinds of a mix.
const (
	Location Kind = iota // a location of a drawn place
	Click                // a button of the menu, by somebody who has sent a location
	Text                 // 帮助, which nothing is looked up for
	Word                 // 火锅, which names are looked through for, after a location
	Retry                // the message before once more, which gets the same bytes
	numKinds
)

var kindNames = [numKinds]string{"location", "click", "text", "word", "retry"}

// String is the name that ParseMix reads.
func (k Kind) String() string { return kindNames[k] }

// DefaultMix is mostly locations, as what an account for this gets.
const DefaultMix = "location=75,click=10,text=5,retry=10"

// Mix is the share of each kind, in parts of their sum.
type Mix [numKinds]int

// ParseMix reads "location=75,click=25". A kind left out has no share.
func ParseMix(text string) (Mix, error) {
	var m Mix
	for part := range strings.SplitSeq(text, ",") {
		name, share, _ := strings.Cut(strings.TrimSpace(part), "=")
		kind := slices.Index(kindNames[:], name)
		n, err := strconv.Atoi(share)
		if kind < 0 || err != nil || n < 0 || n > 1_000_000 {
			return Mix{}, fmt.Errorf("%q is not a kind (%s) with a share, as in %s",
				part, strings.Join(kindNames[:], ", "), DefaultMix)
		}
		m[kind] = n
	}
	if m.sum() == m[Retry] {
		return Mix{}, fmt.Errorf("%q sends nothing that could be sent again", text)
	}
	return m, nil
}

func (m Mix) sum() int {
	sum := 0
	for _, n := range m {
		sum += n
	}
	return sum
}

// Draw draws a kind by the shares.
func (m Mix) Draw(random *rand.Rand) Kind {
	n := random.IntN(m.sum())
	for kind, share := range m {
		if n -= share; n < 0 {
			return Kind(kind)
		}
	}
	return Location
}
