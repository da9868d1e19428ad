package hours

import (
	"strings"
	"sync"
	"time"
)

// zones are those that were asked for: reading one takes longer than a week of hours.
var zones sync.Map // from names to *time.Location

// In is the time t in a zone by its IANA name; false if there is none of the name.
func In(t time.Time, zone string) (time.Time, bool) {
	location := location(zone)
	if location == nil {
		return time.Time{}, false
	}
	return t.In(location), true
}

// IsZone tells whether there is a zone of the name.
func IsZone(name string) bool { return location(name) != nil }

func location(zone string) *time.Location {
	if known, ok := zones.Load(zone); ok {
		return known.(*time.Location)
	}
	location, err := time.LoadLocation(zone)
	if err != nil || zone == "" || zone == "Local" {
		return nil
	}
	zones.Store(strings.Clone(zone), location)
	return location
}
