package reply

import (
	"cmp"
	"fmt"
	"strings"

	"nearby/geo"
	"nearby/kind"
	"nearby/place"
)

func (z zh) row() rowWords {
	distance := func(m geo.Metres) string { return strings.TrimSpace(z.metres(m)) }
	name := func(k kind.Kind) string { return z.say(k.Names().Hans, k.Names().Hant) }
	return rowWords{
		Distance: distance,
		Minutes: func(m geo.Metres) string {
			if m > walkable {
				return ""
			}
			return fmt.Sprintf(z.say("%d 分钟", "%d 分鐘"), m.WalkingMinutes())
		},
		OnFoot: func(m geo.Metres) string {
			if m > walkable {
				return strings.TrimSpace(z.radius(m))
			}
			return fmt.Sprintf(z.say("步行 %d 分钟", "步行 %d 分鐘"), m.WalkingMinutes())
		},
		Kind: func(p place.Place) string {
			if k, known := kindOf(p); known {
				return cmp.Or(name(k), ownKind(p))
			}
			return ownKind(p)
		},
		KindName: name,
		Line:     z.lineName,
	}
}

// lineName is the name of a line in the script.
func (z zh) lineName(line string) string {
	if z.traditional {
		return strings.NewReplacer("号线", "號線", "地铁", "地鐵", "线", "線").Replace(line)
	}
	return line
}
