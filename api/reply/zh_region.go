package reply

import (
	"strings"

	"nearby/geo"
	"nearby/place"
)

// region is where traditional words differ.
type region uint8

const (
	elsewhere region = iota
	taiwan
	hongKong // and Macau
)

// inRegion says traditional words as people do there: the metro of Taiwan is a 捷運,
// buses in Hong Kong are 巴士.
func inRegion(name string, in region) string {
	switch in {
	case taiwan:
		return strings.ReplaceAll(name, "地鐵", "捷運")
	case hongKong:
		return strings.ReplaceAll(name, "公車", "巴士")
	}
	return name
}

// regionOf is the region of a place by its time zone, or by where it is when it has
// none, as most stops.
func regionOf(p place.Place) region {
	switch p.Zone {
	case "Asia/Taipei":
		return taiwan
	case "Asia/Hong_Kong", "Asia/Macau":
		return hongKong
	case "":
		return regionAt(p.At)
	}
	return elsewhere
}

// regionAt tells the region of a point: one of these boxes, and not the mainland, which
// reaches into them.
func regionAt(at geo.WGS84) region {
	within := func(south, north, west, east float64) bool {
		return at.Lat >= south && at.Lat <= north && at.Lng >= west && at.Lng <= east
	}
	switch {
	case geo.Mainland.Shifts(at):
		return elsewhere
	case within(21.8, 25.4, 120, 122.1), within(23.1, 23.9, 119.2, 119.8): // with Penghu
		return taiwan
	case within(22.1, 22.6, 113.5, 114.5):
		return hongKong
	}
	return elsewhere
}
