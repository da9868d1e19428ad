package place

import (
	"regexp"
	"slices"
	"strings"

	"nearby/geo"
)

// SameStop is how close to each other stops of one name are one stop to people:
// the two sides of a street, the platforms of a station.
const SameStop geo.Metres = 80

// An entrance may lie this far from its station.
const sameStation geo.Metres = 400

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

// Fold makes one of the stops that people take for one: those of one name
// within 80 m of each other, and a station with its entrances. The nearest of
// them stands for all, with the lines of all and the nearest entrance. Places of
// other categories stay as they are. found is nearest first, and so is the result.
func Fold(found []Found) []Found {
	var folded []Found
	for _, f := range found {
		if f.Category != Transit {
			folded = append(folded, f)
			continue
		}
		f.Name, f.Entrance = station(f)
		i := slices.IndexFunc(folded, func(stop Found) bool { return stop.same(f) })
		if i < 0 {
			folded = append(folded, f)
			continue
		}
		folded[i] = folded[i].with(f)
	}
	return folded
}

// station returns the name of the stop that a row is part of, and the entrance
// that the row is, if it is one.
func station(f Found) (name, way string) {
	name = strings.TrimSpace(direction.ReplaceAllString(f.Name, ""))
	if parts := entrance.FindStringSubmatch(name); parts != nil {
		return parts[1], parts[2]
	}
	return name, ""
}

// same tells whether two rows are one stop to people.
func (f Found) same(other Found) bool {
	reach := SameStop
	if f.Entrance != "" || other.Entrance != "" {
		reach = sameStation
	}
	return f.Category == Transit && f.Name == other.Name && f.At.GreatCircle(other.At) <= reach
}

// with adds what another part of the same stop knows.
func (f Found) with(other Found) Found {
	f.Lines = joined(f.Lines, other.Lines)
	if f.Entrance == "" {
		f.Entrance = other.Entrance
	}
	if f.NameEN == "" {
		f.NameEN = other.NameEN
	}
	if f.Address == "" {
		f.Address = other.Address
	}
	return f
}

// joined is every line of both lists once, in their order.
func joined(a, b string) string {
	var lines []string
	for _, line := range append(strings.Split(a, ";"), strings.Split(b, ";")...) {
		if line = strings.TrimSpace(line); line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, ";")
}
