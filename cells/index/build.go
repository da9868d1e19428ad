package index

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"nearby/cells/grid"
	"nearby/geo"
	"nearby/place"
	"nearby/words"
)

// MostPlaces is how many places an index may have; a square with more is left to the
// database: see [Overfull].
const MostPlaces = 1<<textBits/3 - 1

// Builder collects the places of a square.
type Builder struct {
	addresses bool
	located   []located
	stations  []uint64
	texts     map[string]uint32 // numbers of texts as they are written
	written   []string
	isName    []bool
	having    []uint64 // a text's number above that of its place
	kinds     map[string][]uint32
	lines     map[string][]uint32
}

// NewBuilder returns a builder of an index of names, kinds and lines or of one of
// addresses.
func NewBuilder(addresses bool) *Builder {
	return &Builder{
		addresses: addresses, texts: map[string]uint32{},
		kinds: map[string][]uint32{}, lines: map[string][]uint32{},
	}
}

// Add adds a place and, of a stop, a hash of its station.
func (b *Builder) Add(p *place.Place, station uint64) {
	n := uint32(len(b.located)) //nolint:gosec // MostPlaces
	b.located = append(b.located, located{p.ID, p.At})
	if p.Category == place.Transit {
		b.stations = append(b.stations, station)
	}
	if b.addresses {
		b.has(n, p.Address, false)
		return
	}
	b.has(n, p.Name, true)
	b.has(n, p.NameEN, true)
	b.has(n, p.Kind, false)
	lines := strings.Trim(p.Lines, ";")
	b.has(n, lines, false)
	for slug := range strings.SplitSeq(p.Kinds, ";") {
		b.kinds[slug] = append(b.kinds[slug], n)
	}
	if p.Category == place.Transit && lines != "" {
		for listed := range strings.SplitSeq(lines, ";") {
			b.lines[listed] = append(b.lines[listed], n)
		}
	}
}

// Len is how many places were added.
func (b *Builder) Len() int { return len(b.located) }

func (b *Builder) has(place uint32, written string, isName bool) {
	if written == "" {
		return
	}
	n, known := b.texts[written]
	if !known {
		n = uint32(len(b.written)) //nolint:gosec // MostPlaces
		written = strings.Clone(written)
		b.texts[written] = n
		b.written, b.isName = append(b.written, written), append(b.isName, isName)
	}
	b.having = append(b.having, uint64(n)<<32|uint64(place))
}

// Index is the index of what was added. The builder is of no further use.
func (b *Builder) Index() *Index {
	x := &Index{kinds: b.kinds}
	rank := x.place(b)
	for _, places := range x.kinds {
		inRank(places, rank)
	}
	for listed, places := range b.lines {
		inRank(places, rank)
		x.lines = append(x.lines, line{words.ParseLines(listed), clip(places)})
	}
	b.texts, b.lines = nil, nil
	b.text(x, rank)
	return x
}

// inRank gives places their new numbers.
func inRank(places []uint32, rank []uint32) {
	for i, n := range places {
		places[i] = rank[n]
	}
	slices.Sort(places)
}

// place puts the places along a curve and returns the new number of each.
func (x *Index) place(b *Builder) (rank []uint32) {
	order := make([]uint32, len(b.located))
	curve := make([]uint64, len(b.located))
	for i, p := range b.located {
		order[i], curve[i] = uint32(i), along(p.at) //nolint:gosec // MostPlaces
	}
	slices.SortFunc(order, func(i, j uint32) int { return cmp.Compare(curve[i], curve[j]) })
	rank = make([]uint32, len(order))
	x.places = make([]located, len(order))
	if b.stations != nil {
		x.stations = make([]uint64, len(order))
	}
	for n, i := range order {
		rank[i], x.places[n] = uint32(n), b.located[i] //nolint:gosec // MostPlaces
		if x.stations != nil {
			x.stations[n] = b.stations[i]
		}
	}
	for some := range slices.Chunk(x.places, block) {
		x.boxes = append(x.boxes, around(some))
	}
	return rank
}

// along is how far along Morton's curve a point is.
func along(p geo.WGS84) uint64 {
	const scale = 1 << 32 / 361.0
	lat, lng := uint64((p.Lat+90)*scale), uint64((p.Lng+180)*scale)
	at := uint64(0)
	for bit := range 32 {
		at |= lat>>bit&1<<(2*bit+1) | lng>>bit&1<<(2*bit)
	}
	return at
}

// around is the box that holds some places.
func around(some []located) grid.Box {
	b := grid.Box{South: math.Inf(1), North: math.Inf(-1), West: math.Inf(1), East: math.Inf(-1)}
	for _, p := range some {
		b.South, b.North = min(b.South, p.at.Lat), max(b.North, p.at.Lat)
		b.West, b.East = min(b.West, p.at.Lng), max(b.East, p.at.Lng)
	}
	return b
}

// text folds the texts, puts them in order and indexes them.
func (b *Builder) text(x *Index, rank []uint32) {
	folded := make([]string, len(b.written))
	plain := make([]int, len(b.written))
	order := make([]uint32, len(b.written))
	for i, written := range b.written {
		order[i], folded[i] = uint32(i), words.FoldName(written) //nolint:gosec // MostPlaces
		if short := words.FoldName(words.PlainName(written)); b.isName[i] && strings.HasPrefix(folded[i], short) {
			plain[i] = len(short)
		}
	}
	slices.SortFunc(order, func(i, j uint32) int { return cmp.Compare(folded[i], folded[j]) })
	number := make([]uint32, len(order))
	var all strings.Builder
	var pairs, sounds []uint64
	plains := make([]uint8, len(order))
	for n, i := range order {
		n := uint32(n) //nolint:gosec // MostPlaces
		number[i] = n
		all.WriteString(folded[i])
		x.texts.ends = append(x.texts.ends, uint32(all.Len())) //nolint:gosec // a square's texts
		pairs = appendPairs(pairs, n, folded[i], plain[i])
		if plain[i] <= maxPlain {
			plains[n] = uint8(plain[i]) //nolint:gosec // as bounded
			sounds = appendSounds(sounds, n, folded[i][:plain[i]])
		}
	}
	x.texts.all, x.texts.ends = strings.Clone(all.String()), clip(x.texts.ends)
	x.texts.pairs = newPostings(sorted(pairs))
	x.guesses = guesses{plain: plains, sounds: newPostings(sorted(sounds))}
	for i, entry := range b.having {
		b.having[i] = uint64(number[entry>>32])<<32 | uint64(rank[uint32(entry)]) //nolint:gosec // the lower half
	}
	x.having = newLists(len(order), sorted(b.having))
}

// sorted are entries in order, each once.
func sorted(entries []uint64) []uint64 {
	slices.Sort(entries)
	return slices.Compact(entries)
}
