package place

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"nearby/geo"
)

// SameStop is how close to each other stops of one name are one stop to people:
// the two sides of a street, the platforms of a station.
const SameStop geo.Metres = 80

// SameStation is how far from one part of a station another entrance of it may lie:
// those of 王府井 and 人民广场 are 700 m apart.
const SameStation geo.Metres = 1000

// Transit is the slug of the category whose places are folded.
const Transit = "transit"

var (
	// direction is what files put behind a stop's name to tell its sides apart.
	direction = regexp.MustCompile(`[(（](上行|下行|东行|西行|南行|北行|往[^()（）]+|[东南西北]侧|[东南西北]向)[)）]$`)
	// entrance is the name of a way into a station: 天安门东 B出口, 人民广场站3号口,
	// Raffles Place Exit A. 北口 alone is a stop of its own in many cities.
	entrance = regexp.MustCompile(`^(.+?)[ (（-]*(` + strings.Join([]string{
		`(?:[A-Za-z]\d?|\d{1,2}号?)(?:出入口|出口|入口|口)`,
		`[东南西北]{1,2}(?:出入口|出口|入口)`,
		`(?i:exit|entrance) ?[A-Za-z0-9]{1,3}`,
	}, "|") + `)[)）]?$`)
)

// Fold makes one of the stops that people take for one: those of one [Station]
// within 80 m of each other, and a metro station with its entrances, as each source
// has it. The nearest of them stands for all, with the lines of all and the nearest
// entrance. Places of other categories stay as they are. found is nearest first, and
// so is the result.
func Fold(found []Found) []Found {
	folded := make([]Found, 0, len(found))
	stations := map[string][]int{} // places in folded
	for i := range found {
		f := &found[i]
		if f.Category != Transit {
			folded = append(folded, *f)
			continue
		}
		name, way := station(f.Name)
		key, metro := stationOf(name, f.Kinds)
		reach := SameStop
		if metro {
			reach = SameStation
		}
		if stop := stopOf(folded, stations[key], f, way, reach); stop != nil {
			stop.add(f, way)
			continue
		}
		stations[key] = append(stations[key], len(folded))
		folded = append(folded, *f)
		last := &folded[len(folded)-1]
		last.Name, last.Entrance = name, way
	}
	return folded
}

// Station names the stop that a place of this name and these kinds is part of, the
// same for its platforms, its entrances, the sides of its street, and the ways in which
// sources write a metro station: 人民广场, 人民广场站 and 人民广场(地铁站). It is not for
// people to read. Places of one Station count once.
func Station(name, kinds string) string {
	stop, _ := station(name)
	key, _ := stationOf(stop, kinds)
	return key
}

// Counter counts places, stops of one Station once. The zero value is ready to use.
type Counter struct {
	N        int
	stations map[string]bool
}

// Add counts a place, unless it is a stop of a station that is counted.
func (c *Counter) Add(f *Found) {
	if f.Category == Transit {
		name := Station(f.Name, f.Kinds)
		if c.stations[name] {
			return
		}
		if c.stations == nil {
			c.stations = map[string]bool{}
		}
		c.stations[name] = true
	}
	c.N++
}

// metroStation ends the name of a metro station where a source says that it is one.
var metroStation = regexp.MustCompile(`(?i)(?: *[(（](?:地铁站?|捷运站?|轻轨站?|metro|metro station|mrt|mrt station|subway|subway station)[)）]|地铁站|捷运站|轻轨站| (?:metro|mrt|subway) station)$`)

// CommonName is what all sources have in their name of the stop that a place of this
// name and these kinds is part of: 人民广场.
func CommonName(name, kinds string) string {
	common, _, _ := strings.Cut(Station(name, kinds), otherMark)
	return common
}

// stationOf is [Station] for the name of a whole stop, and whether that is known to be a
// metro station. What is of no known kind may be one: entrances often come without their
// kind.
func stationOf(stop, kinds string) (key string, metro bool) {
	metro = isMetro(kinds)
	if base, said := metroBase(stop); said {
		return base, true
	}
	if kinds != "" && !metro {
		return stop + otherMark, false
	}
	for _, end := range []string{"站", " Station", " station"} {
		if base, found := strings.CutSuffix(stop, end); found && base != "" {
			return base, metro
		}
	}
	return stop, metro
}

// metroBase is the name of a metro station without the words that say that it is one.
func metroBase(stop string) (base string, said bool) {
	if !mayBeMetro(stop) {
		return stop, false
	}
	base = metroStation.ReplaceAllString(stop, "")
	return base, base != "" && base != stop
}

// isMetro tells whether metro is among the kinds.
func isMetro(kinds string) bool {
	for kind := range strings.SplitSeq(kinds, ";") {
		if kind == "metro" {
			return true
		}
	}
	return false
}

// otherMark ends the Station of a stop that is known to be no metro station: a bus stop
// beside one of the same name is another.
const otherMark = "\x00"

// mayBeMetro spares most names the regular expression, also those that end with 站: it is
// asked about each stop of each answer.
func mayBeMetro(name string) bool {
	if strings.HasSuffix(name, "站") {
		name = strings.TrimSuffix(name, "站")
		return strings.HasSuffix(name, "地铁") || strings.HasSuffix(name, "捷运") || strings.HasSuffix(name, "轻轨")
	}
	return strings.HasSuffix(name, ")") || strings.HasSuffix(name, "）") ||
		strings.HasSuffix(strings.ToLower(name), "station")
}

// station returns the name of the stop that a row of this name is part of, and
// the entrance that the row is, if it is one.
func station(name string) (stop, way string) {
	if strings.HasSuffix(name, ")") || strings.HasSuffix(name, "）") {
		name = direction.ReplaceAllString(name, "")
	}
	name = strings.TrimSpace(name)
	if !mayBeEntrance(name) {
		return name, ""
	}
	if parts := entrance.FindStringSubmatch(name); parts != nil {
		return parts[1], parts[2]
	}
	return name, ""
}

// mayBeEntrance spares most names the regular expression.
func mayBeEntrance(name string) bool {
	if strings.Contains(name, "口") {
		return true
	}
	name = strings.ToLower(name)
	return strings.Contains(name, "exit") || strings.Contains(name, "entrance")
}

// stopOf returns the stop that f is another part of, or nil: one of those of the same
// [Station] within reach or, where there are entrances, of the size of a station.
func stopOf(folded []Found, same []int, f *Found, way string, reach geo.Metres) *Found {
	for _, i := range same {
		stop := &folded[i]
		reach := reach
		if stop.Entrance != "" || way != "" {
			reach = SameStation
		}
		if stop.At.GreatCircle(f.At) <= reach {
			return stop
		}
	}
	return nil
}

// add takes over what another part of the same stop knows.
func (f *Found) add(other *Found, way string) {
	f.Parts = append(f.Parts, Part{other.Source, other.ExternalID})
	f.Lines = joined(f.Lines, other.Lines)
	f.Entrance = cmp.Or(f.Entrance, way)
	f.NameEN = cmp.Or(f.NameEN, other.NameEN)
	f.Address = cmp.Or(f.Address, other.Address)
}

// joined is every line of both lists once, in the order of [InOrder].
func joined(a, b string) string {
	if a == b || b == "" {
		return a
	}
	var lines []string
	for _, line := range append(strings.Split(a, ";"), strings.Split(b, ";")...) {
		if line = strings.TrimSpace(line); line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return InOrder(strings.Join(lines, ";"))
}
