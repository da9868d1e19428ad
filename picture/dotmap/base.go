package dotmap

import (
	"image/color"

	"nearby/geo"
	"nearby/geo/land"
)

// roughest is how many pixels a cell of the mask may be wide. Its coasts are some
// kilometres off, and where that is seen, places on the shore would stand in the sea.
const roughest = 120

// base paints land and sea, of what is too close for that all as land. Countries are not
// told apart: such a map draws no borders.
func (s *sheet) base(p panel) {
	if land.Cell*p.perLat > roughest {
		s.fill(p.Rectangle, paper)
		return
	}
	for y := p.Min.Y; y < p.Max.Y; y++ {
		for x := p.Min.X; x < p.Max.X; x++ {
			s.SetRGBA(x, y, between(sea, paper, p.land(x, y)))
		}
	}
}

// land is how much of a pixel is land, 0 to 1. Off the globe there is none.
func (p panel) land(x, y int) float64 {
	at := geo.WGS84{
		Lat: p.lat - (float64(y)+0.5-p.y)/p.perLat,
		Lng: wrapped(p.lng + (float64(x)+0.5-p.x)/p.perLng),
	}
	if at.Valid() != nil {
		return 0
	}
	// The coast is where half of what is around is land, and a pixel wide.
	sharp := max(land.Cell*p.perLat, 1)
	return min(max((land.Share(at)-0.5)*sharp+0.5, 0), 1)
}

// between is a colour so far from one to another.
func between(a, b color.RGBA, share float64) color.RGBA {
	channel := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*share + 0.5) }
	return color.RGBA{channel(a.R, b.R), channel(a.G, b.G), channel(a.B, b.B), 255}
}
