package dotmap

import (
	"image"
	"math"

	"nearby/geo"
)

const (
	metresPerDegree = 111_195.0 // of a great circle, on the sphere of package geo
	smallest        = 1000.0    // metres across that a panel shows at least

	// Pixels from the frame to the places: above there is the caption, below the
	// scale, on the left the latitudes.
	above, below, beside = 64, 56, 50
)

// panel shows a region in a frame.
type panel struct {
	image.Rectangle
	region
	x, y     float64 // of the middle, in pixels of the picture
	lat, lng float64 // there
	perLat   float64 // pixels in a degree
	perLng   float64
	metre    float64 // pixels in one, along both axes in the middle
}

// newPanel fits a region into a frame.
func newPanel(frame image.Rectangle, r region) panel {
	p := panel{Rectangle: frame, region: r}
	if len(r.spots) == 0 {
		r = region{south: -60, north: 75, west: -180, east: 180}
	}
	p.lat, p.lng = (r.south+r.north)/2, (r.west+r.east)/2
	narrow := max(math.Cos(p.lat*math.Pi/180), 0.05) // a degree of longitude, in degrees of latitude
	wide := max((r.east-r.west)*narrow*metresPerDegree, smallest)
	high := max((r.north-r.south)*metresPerDegree, smallest)
	room := image.Rect(frame.Min.X+beside, frame.Min.Y+above, frame.Max.X-beside, frame.Max.Y-below)
	p.x, p.y = float64(room.Min.X+room.Max.X)/2, float64(room.Min.Y+room.Max.Y)/2
	p.metre = min(float64(room.Dx())/wide, float64(room.Dy())/high)
	p.perLat = p.metre * metresPerDegree
	p.perLng = p.perLat * narrow
	return p
}

// at is where a place is, in pixels of the picture.
func (p panel) at(place geo.WGS84) (x, y float64) {
	return p.x + (place.Lng-p.lng)*p.perLng, p.y - (place.Lat-p.lat)*p.perLat
}
