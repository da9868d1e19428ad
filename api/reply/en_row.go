package reply

import (
	"fmt"
	"strings"

	"nearby/geo"
	"nearby/kind"
	"nearby/place"
)

var englishRow = rowWords{
	Distance: geo.Metres.String,
	Minutes: func(m geo.Metres) string {
		if m > walkable {
			return ""
		}
		return fmt.Sprintf("%d min", m.WalkingMinutes())
	},
	OnFoot: func(m geo.Metres) string {
		if m > walkable {
			return strings.Replace(m.String(), ".0 ", " ", 1)
		}
		return fmt.Sprintf("%d min on foot", m.WalkingMinutes())
	},
	Kind: func(p place.Place) string {
		if k, known := kindOf(p); known {
			return capital(k.Names().English)
		}
		if own := ownKind(p); isLatin(own) {
			return capital(own)
		}
		return ""
	},
	KindName: func(k kind.Kind) string { return capital(k.Names().English) },
	Line:     englishLine,
}
