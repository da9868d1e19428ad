package seed

import (
	"errors"
	"io/fs"
	"strings"

	"nearby/hours"
	"nearby/place"
	"nearby/zone"
)

// zones knows the time zones of the places of a file.
type zones struct {
	feed  string // of a GTFS feed, "" if it does not say
	said  string // what the row before said
	sound bool   // and that there is such a zone
	found zone.Finder
}

// zone is the time zone of a row's place: what the file says, of the place or of
// all. Otherwise it follows from where the place is, for those with opening hours,
// which are all that a zone is for.
func (r *Reader) zone(fields []string, p place.Place) string {
	z := &r.zones
	if said := r.cell(fields, fieldZone); said != z.said {
		z.said, z.sound = strings.Clone(said), hours.IsZone(said)
	}
	switch {
	case z.sound:
		return z.said
	case z.feed != "" || p.Hours == "":
		return z.feed
	}
	return z.found.Of(p.At)
}

// zone is the time zone of a feed's agencies, which by the reference all have the
// same; "" if the feed does not say it.
func (f *feed) zone() (zone string, err error) {
	err = f.each(agencyFile, []string{"agency_timezone?"}, func(cells []string) error {
		if zone == "" && hours.IsZone(cells[0]) {
			zone = strings.Clone(cells[0])
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return zone, err
}
