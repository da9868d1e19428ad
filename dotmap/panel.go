package dotmap

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strconv"

	"nearby/geo"
)

// Colours of what is not a dot: those of package picture.
var (
	ground  = color.RGBA{0xE3, 0xEA, 0xEC, 0xFF}
	paper   = color.RGBA{0xFD, 0xFD, 0xFC, 0xFF}
	grid    = color.RGBA{0xE6, 0xEC, 0xEE, 0xFF}
	outline = color.RGBA{0xBC, 0xCA, 0xD0, 0xFF}
	pale    = color.RGBA{0x51, 0x64, 0x6E, 0xFF}
	ink     = color.RGBA{0x16, 0x1C, 0x22, 0xFF}
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
	x, y     float64 // of the middle, in pixels of the picture
	lat, lng float64 // there
	perLat   float64 // pixels in a degree
	perLng   float64
	metre    float64 // pixels in one, along both axes in the middle
}

// newPanel fits a region into a frame.
func newPanel(frame image.Rectangle, r region) panel {
	p := panel{Rectangle: frame}
	if r.places == 0 {
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

// panel paints the ground with a grid of round degrees, and the caption.
func (s sheet) panel(p panel, r region) {
	s.fill(p.Rectangle, paper)
	step := roundUp(110/p.perLat, 1, 2, 5)
	s.parallels(p, step)
	s.meridians(p, step)
	s.caption(p, r)
}

func (s sheet) parallels(p panel, step float64) {
	south := p.lat - (float64(p.Max.Y)-p.y)/p.perLat
	for i := math.Ceil(south / step); ; i++ {
		_, y := p.at(geo.WGS84{Lat: i * step, Lng: p.lng})
		row := int(y)
		if row <= p.Min.Y {
			return
		}
		s.fill(image.Rect(p.Min.X, row, p.Max.X, row+1), grid)
		if row > p.Min.Y+above && row < p.Max.Y-below {
			s.write(s.tiny, image.Pt(p.Min.X+6, row-3), pale, degrees(i*step, step, "N", "S"))
		}
	}
}

func (s sheet) meridians(p panel, step float64) {
	west := p.lng - (p.x-float64(p.Min.X))/p.perLng
	for i := math.Ceil(west / step); ; i++ {
		x, _ := p.at(geo.WGS84{Lat: p.lat, Lng: i * step})
		column := int(x)
		if column >= p.Max.X {
			return
		}
		s.fill(image.Rect(column, p.Min.Y, column+1, p.Max.Y), grid)
		label := degrees(turn(i*step), step, "E", "W")
		if end := column + 4 + s.width(s.tiny, label); column > p.Min.X+beside && end < p.Max.X-4 {
			s.write(s.tiny, image.Pt(column+4, p.Min.Y+16), pale, label)
		}
	}
}

// caption says what a panel shows.
func (s sheet) caption(p panel, r region) {
	text := "no places yet"
	switch {
	case r.places == 1:
		text = "1 place"
	case r.places > 1:
		wide := geo.Metres((r.east - r.west) * p.perLng / p.metre)
		high := geo.Metres((r.north - r.south) * metresPerDegree)
		text = fmt.Sprintf("%s places, %s wide, %s high", grouped(r.places), wide, high)
	}
	box := image.Rect(p.Min.X+10, p.Min.Y+24, p.Min.X+26+s.width(s.normal, text), p.Min.Y+52)
	s.fill(box, paper)
	s.write(s.normal, image.Pt(box.Min.X+8, box.Max.Y-9), ink, text)
}

// furniture paints the frame and the scale above the dots.
func (s sheet) furniture(p panel) {
	for _, side := range []image.Rectangle{
		image.Rect(p.Min.X, p.Min.Y, p.Max.X, p.Min.Y+1), image.Rect(p.Min.X, p.Max.Y-1, p.Max.X, p.Max.Y),
		image.Rect(p.Min.X, p.Min.Y, p.Min.X+1, p.Max.Y), image.Rect(p.Max.X-1, p.Min.Y, p.Max.X, p.Max.Y),
	} {
		s.fill(side, outline)
	}
	metres := roundUp(70/p.metre, 1, 2, 5)
	label := geo.Metres(metres).String()
	if metres >= 1000 {
		label = strconv.FormatFloat(metres/1000, 'f', -1, 64) + " km"
	}
	length := int(metres*p.metre + 0.5)
	left, low := p.Min.X+16, p.Max.Y-16
	s.fill(image.Rect(left-8, low-28, left+length+8, low+8), paper)
	s.write(s.small, image.Pt(left+(length-s.width(s.small, label))/2, low-9), ink, label)
	s.fill(image.Rect(left, low-3, left+length, low), ink)
	s.fill(image.Rect(left, low-8, left+2, low), ink)
	s.fill(image.Rect(left+length-2, low-8, left+length, low), ink)
}

// roundUp is the smallest of the mantissas times a power of ten that is not less
// than x.
func roundUp(x float64, mantissas ...float64) float64 {
	power := math.Floor(math.Log10(x))
	for ; ; power++ {
		for _, m := range mantissas {
			if round := m * math.Pow(10, power); round >= x*(1-1e-9) {
				return round
			}
		}
	}
}

// degrees labels a line of the grid with as many decimals as its step has.
func degrees(value, step float64, positive, negative string) string {
	side := positive
	if value < -step/2 {
		value, side = -value, negative
	}
	decimals := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	return strconv.FormatFloat(math.Abs(value), 'f', decimals, 64) + "°" + side
}

// turn brings a longitude back between -180 and 180.
func turn(lng float64) float64 {
	if lng > 180 {
		return lng - 360
	}
	return lng
}

// grouped is a number with commas between thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
