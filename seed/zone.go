package seed

import (
	"strings"

	"nearby/hours"
	"nearby/place"
	"nearby/zone"
)

// zones knows the time zones of the places of a file.
type zones struct {
	all   string // the zone of all of them, "" if the file does not say
	said  string // what the row before said
	valid bool   // and that there is such a zone
}

// of is the time zone of a place: what the file says, of the place or of all.
// Otherwise it follows from where the place is, for those with opening hours, which
// are all that a zone is for.
func (z *zones) of(p place.Place, said string) string {
	if said != z.said {
		z.said, z.valid = strings.Clone(said), hours.IsZone(said)
	}
	switch {
	case z.valid:
		return z.said
	case z.all != "" || p.Hours == "":
		return z.all
	}
	return zone.Of(p.At)
}
