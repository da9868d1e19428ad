// Package gazetteer knows places by the names that people find their way by: stops,
// stations, sights, everything but restaurants. It tells which words of a sentence are
// such a name, and where that is. Chinese names it knows in pinyin and in English, too.
//
// It reads no sentences (package dialogue does) and asks no database: it is made from
// places that are handed to it.
package gazetteer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unique"

	"nearby/geo"
	"nearby/place"
	"nearby/words"
)

// Gazetteer is a set of named places. It does not change once it is made, so that all
// may read it. A nil Gazetteer knows no names.
type Gazetteer struct {
	byName  map[string][]place.Place
	bySound soundIndex
}

// maxNames and maxOfName keep the memory of a large data set within bounds.
const (
	maxNames  = 300_000
	maxOfName = 12
)

// town is how far apart places of one name are that stand in one town.
const town geo.Metres = 60_000

// New returns an empty gazetteer, to be filled with Add before anybody reads it.
func New() *Gazetteer {
	return &Gazetteer{byName: map[string][]place.Place{}, bySound: soundIndex{}}
}

// Add makes a place known by its names. Restaurants are left out: they are looked for,
// and people do not stand at them.
func (g *Gazetteer) Add(p place.Place) {
	if p.Category == "restaurant" {
		return
	}
	p = place.Place{
		ID: p.ID, Category: p.Category, Name: place.Fold([]place.Found{{Place: p}})[0].Name,
		NameEN: p.NameEN, Lines: p.Lines, Address: p.Address, Source: unique.Make(p.Source).Value(), At: p.At,
	}
	for _, name := range []string{p.Name, ShortName(p.Name), withoutInternational(p.Name), p.NameEN, ShortName(p.NameEN)} {
		g.add(words.FoldName(name), p)
	}
}

// add keeps of the parts of one station the best known alone, so that a station of many
// entrances leaves room for those of other towns.
func (g *Gazetteer) add(folded string, p place.Place) {
	known := g.byName[folded]
	if folded == "" || len(known) == 0 && len(g.byName) >= maxNames {
		return
	}
	for i := range known {
		if sameStation(known[i], p) {
			known[i] = wellKnown([]place.Place{known[i], p})
			return
		}
	}
	if len(known) == 0 {
		g.bySound.add(folded)
	}
	if len(known) < maxOfName {
		g.byName[folded] = append(known, p)
	}
}

// sameStation tells places of one name that people take for one.
func sameStation(a, b place.Place) bool {
	return a.Category == b.Category && a.At.GreatCircle(b.At) <= place.SameStation
}

// stationWord ends the name of a station, and people leave it out.
var stationWord = regexp.MustCompile(`(?i)(?:[(（].*[)）]|地铁站|捷运站|火车站|公交站|站| (?:metro |subway )?station)$`)

// ShortName is a name without the word that it is a station.
func ShortName(name string) string {
	return strings.TrimSpace(stationWord.ReplaceAllString(name, ""))
}

// withoutInternational is the name of an airport as people say it: 浦东机场 for 上海浦东国际机场,
// 白云机场 for 广州白云国际机场. It is "" for all else.
func withoutInternational(name string) string {
	name, ok := strings.CutSuffix(ShortName(name), "机场")
	if !ok {
		return ""
	}
	own := []rune(strings.TrimSuffix(name, "国际"))
	const city, itself = 2, 2 // characters: the city before, and nearly every airport's own name
	if len(own) >= city+itself {
		own = own[len(own)-itself:]
	}
	return string(own) + "机场"
}

// Name tells whether a text, folded with words.FoldName, is the name of a place, and
// how that is written.
func (g *Gazetteer) Name(folded string) (name string, known bool) {
	if g == nil {
		return "", false
	}
	all := g.of(folded)
	if len(all) == 0 {
		return "", false
	}
	best := wellKnown(all)
	for _, name := range []string{best.NameEN, ShortName(best.NameEN)} {
		if words.FoldName(name) == folded && words.FoldName(best.Name) != folded {
			return ShortName(best.NameEN), true
		}
	}
	if short := ShortName(best.Name); wellKnown(g.byName[words.FoldName(short)]).ID == best.ID {
		return short, true
	}
	return best.Name, true
}

// of are the places of a folded name or, where none has it, of those that sound as it is
// spelt. The caller must not change them.
func (g *Gazetteer) of(folded string) []place.Place {
	if all := g.byName[folded]; len(all) > 0 {
		return all
	}
	var all []place.Place
	for _, name := range g.bySound.of(folded) {
		all = append(all, g.byName[name]...)
	}
	return all
}

// Find returns the place of a name: the best known one of the town that the person is
// in, or of all when nobody knows where they are. It is ambiguous then if there are
// some in several towns.
func (g *Gazetteer) Find(name string, here *geo.WGS84) (p place.Place, found, ambiguous bool) {
	if g == nil {
		return p, false, false
	}
	all := g.of(words.FoldName(name))
	if here != nil {
		var near []place.Place
		for _, p := range all {
			if here.GreatCircle(p.At) <= town {
				near = append(near, p)
			}
		}
		all = near
	}
	if len(all) == 0 {
		return p, false, false
	}
	best := wellKnown(all)
	for _, other := range all {
		if here == nil && other.At.GreatCircle(best.At) > town {
			return best, true, true
		}
	}
	return best, true, false
}

// Towns are the best known places of a name, one of each town, the best known of all
// first.
func (g *Gazetteer) Towns(name string) (towns []place.Place) {
	if g == nil {
		return nil
	}
	rest := slices.Clone(g.of(words.FoldName(name)))
	for len(rest) > 0 {
		best := wellKnown(rest)
		towns = append(towns, best)
		rest = slices.DeleteFunc(rest, func(p place.Place) bool { return p.At.GreatCircle(best.At) <= town })
	}
	return towns
}

// Stops are the stops of a name that somebody may mean, the nearest first: those of the
// town that they are in or, where it has none or nobody knows where they are, of all.
func (g *Gazetteer) Stops(name string, here *geo.WGS84) []place.Place {
	if g == nil {
		return nil
	}
	all := slices.Clone(g.of(words.FoldName(name)))
	all = slices.DeleteFunc(all, func(p place.Place) bool { return p.Category != place.Transit })
	if here == nil {
		return all
	}
	slices.SortStableFunc(all, func(a, b place.Place) int { return cmp.Compare(here.GreatCircle(a.At), here.GreatCircle(b.At)) })
	far := slices.IndexFunc(all, func(p place.Place) bool { return here.GreatCircle(p.At) > town })
	if far <= 0 {
		return all
	}
	return all[:far]
}

// wellKnown is the best known place; of several the first, of none the zero value.
func wellKnown(all []place.Place) (best place.Place) {
	most := -1
	for _, p := range all {
		if fame := Fame(p.Lines); fame > most {
			best, most = p, fame
		}
	}
	return best
}

// Fame is how well known a place is that such lines serve: the more the better, and a
// metro station better than a bus stop. Without lines it is 0.
func Fame(lines string) (fame int) {
	for line := range strings.SplitSeq(lines, ";") {
		switch {
		case strings.Contains(line, "号线"), strings.Contains(strings.ToLower(line), "line"):
			fame += 100
		case line != "":
			fame++
		}
	}
	return fame
}
