package simulator

import (
	"math"

	"nearby/geo"
)

// coordinates are a point in degrees on a datum.
type coordinates struct {
	Datum string  `json:"datum"`
	Lat   float64 `json:"lat"`
	Lng   float64 `json:"lng"`
}

// point is a place on its way into a message.
type point struct {
	Given coordinates `json:"given"` // as the visitor chose it
	WGS84 coordinates `json:"wgs84"` // where that is on the map of the page
	Sent  coordinates `json:"sent"`  // as the message has it
	Moved geo.Metres  `json:"moved"` // how far the numbers moved from Given to Sent
}

// convert converts a point to the datum it is sent on. One that is there already
// keeps its digits.
func convert(given coordinates, to geo.Datum, r geo.Region) point {
	from, _ := geo.ParseDatum(given.Datum) // of the zero value the point is nowhere
	at := from.WGS84(given.Lat, given.Lng, r)
	p := point{Given: given, WGS84: coordinates{geo.DatumWGS84.String(), at.Lat, at.Lng}, Sent: given}
	if from != to {
		lat, lng := to.Pair(at, r)
		p.Sent = coordinates{to.String(), sixDecimals(lat), sixDecimals(lng)}
	}
	p.Moved = geo.WGS84{Lat: given.Lat, Lng: given.Lng}.
		GreatCircle(geo.WGS84{Lat: p.Sent.Lat, Lng: p.Sent.Lng})
	return p
}

// sixDecimals is as precise as WeChat sends degrees: a tenth of a metre.
func sixDecimals(degrees float64) float64 { return math.Round(degrees*1e6) / 1e6 }
