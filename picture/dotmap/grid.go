package dotmap

import (
	"fmt"
	"image"
	"math"
	"strconv"

	"nearby/geo"
)

// backdrop paints land and sea under a grid of round degrees.
func (s *sheet) backdrop(p panel) {
	s.base(p)
	step := roundUp(110 / p.perLat)
	s.parallels(p, step)
	s.meridians(p, step)
}

func (s *sheet) parallels(p panel, step float64) {
	south := p.lat - (float64(p.Max.Y)-p.y)/p.perLat
	for i := math.Ceil(south / step); ; i++ {
		_, y := p.at(geo.WGS84{Lat: i * step, Lng: p.lng})
		row := int(y)
		if row <= p.Min.Y {
			return
		}
		s.fill(image.Rect(p.Min.X, row, p.Max.X, row+1), grid)
		if row > p.Min.Y+above && row < p.Max.Y-below {
			s.write(tiny, image.Pt(p.Min.X+6, row-3), pale, degrees(i*step, step, "N", "S"))
		}
	}
}

func (s *sheet) meridians(p panel, step float64) {
	west := p.lng - (p.x-float64(p.Min.X))/p.perLng
	for i := math.Ceil(west / step); ; i++ {
		x, _ := p.at(geo.WGS84{Lat: p.lat, Lng: i * step})
		column := int(x)
		if column >= p.Max.X {
			return
		}
		s.fill(image.Rect(column, p.Min.Y, column+1, p.Max.Y), grid)
		label := degrees(wrapped(i*step), step, "E", "W")
		if end := column + 4 + s.width(tiny, label); column > p.Min.X+beside && end < p.Max.X-4 {
			s.write(tiny, image.Pt(column+4, p.Min.Y+16), pale, label)
		}
	}
}

// caption says what a panel shows, and returns the room that it takes.
func (s *sheet) caption(p panel, in Words) image.Rectangle {
	text := in.None
	if n := len(p.spots); n > 0 {
		text = fmt.Sprintf(in.Places, grouped(n))
		if n == 1 {
			text = in.Place
		}
		wide := geo.Metres((p.east - p.west) * p.perLng / p.metre)
		high := geo.Metres((p.north - p.south) * metresPerDegree)
		if n > 1 {
			text += fmt.Sprintf(in.Extent, wide, high)
		}
	}
	box := image.Rect(p.Min.X+10, p.Min.Y+24, p.Min.X+26+s.room(strong, text), p.Min.Y+52)
	s.fill(box, paper)
	s.write(strong, image.Pt(box.Min.X+8, box.Max.Y-9), ink, text)
	return box
}

// furniture paints the frame and the scale above the signs, and returns the room that
// the scale takes.
func (s *sheet) furniture(p panel) image.Rectangle {
	for _, side := range []image.Rectangle{
		image.Rect(p.Min.X, p.Min.Y, p.Max.X, p.Min.Y+1), image.Rect(p.Min.X, p.Max.Y-1, p.Max.X, p.Max.Y),
		image.Rect(p.Min.X, p.Min.Y, p.Min.X+1, p.Max.Y), image.Rect(p.Max.X-1, p.Min.Y, p.Max.X, p.Max.Y),
	} {
		s.fill(side, outline)
	}
	metres := roundUp(70 / p.metre)
	label := geo.Metres(metres).String()
	if metres >= 1000 {
		label = strconv.FormatFloat(metres/1000, 'f', -1, 64) + " km"
	}
	length := int(metres*p.metre + 0.5)
	left, low := p.Min.X+16, p.Max.Y-16
	box := image.Rect(left-8, low-28, left+length+8, low+8)
	s.fill(box, paper)
	s.write(small, image.Pt(left+(length-s.width(small, label))/2, low-9), ink, label)
	s.fill(image.Rect(left, low-3, left+length, low), ink)
	s.fill(image.Rect(left, low-8, left+2, low), ink)
	s.fill(image.Rect(left+length-2, low-8, left+length, low), ink)
	return box
}
