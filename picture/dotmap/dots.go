package dotmap

import (
	"image"
	"image/color"
	"math"
)

const (
	// phases is how finely a dot is placed between two pixels, each way.
	phases = 4
	// largest and least are a dot's radius where places are few and where they
	// are many, in pixels.
	largest, least = 4.5, 1.25
	// share of the panel that all dots together would cover side by side.
	share = 0.10
)

// stamps are a dot in all its phases, with how much of a pixel it covers.
type stamps [phases * phases]*image.Alpha

func newStamps(radius float64) *stamps {
	var all stamps
	for i := range all {
		x, y := float64(i%phases), float64(i/phases)
		all[i] = discMask(radius, (x+0.5)/phases-0.5, (y+0.5)/phases-0.5)
	}
	return &all
}

// density is how often the pixels of a panel are covered by dots of each category.
type density struct {
	panel
	byCategory [][]float32
}

// add puts a dot at a point of the picture.
func (d density) add(category int, x, y float64, dots *stamps) {
	size := dots[0].Rect.Dx()
	x, y = x-float64(d.Min.X)-float64(size)/2+0.5, y-float64(d.Min.Y)-float64(size)/2+0.5
	left, top := math.Floor(x), math.Floor(y)
	dot := dots[int((x-left)*phases)+phases*int((y-top)*phases)]
	for dy := range size {
		row := int(top) + dy
		if row < 0 || row >= d.Dy() {
			continue
		}
		for dx, cover := range dot.Pix[dy*size : (dy+1)*size] {
			if column := int(left) + dx; cover > 0 && column >= 0 && column < d.Dx() {
				d.byCategory[category][row*d.Dx()+column] += float32(cover) / 255
			}
		}
	}
}

// dots paints the places of a panel, which are of so many categories.
func (s sheet) dots(p panel, categories int) {
	dots := newStamps(p.dotRadius())
	d := density{p, make([][]float32, categories)}
	for category := range d.byCategory {
		d.byCategory[category] = make([]float32, p.Dx()*p.Dy())
	}
	for _, spot := range p.spots {
		x, y := p.at(spot.At)
		d.add(spot.Category, x, y, dots)
	}
	for row := range p.Dy() {
		for column := range p.Dx() {
			s.shade(d, row*p.Dx()+column, p.Min.Add(image.Pt(column, row)))
		}
	}
}

// dotRadius is smaller when there are many.
func (p panel) dotRadius() float64 {
	side := math.Sqrt(share * float64(p.Dx()*p.Dy()) / math.Pi / float64(max(len(p.spots), 1)))
	return min(max(side, least), largest)
}

// shade paints a pixel by what covers it: the colour is that of the categories by
// their shares, deeper the more there are.
func (s sheet) shade(d density, pixel int, at image.Point) {
	var sum, r, g, b float64
	for category, cover := range d.byCategory {
		if c := float64(cover[pixel]); c > 0 {
			fill := colour(category)
			sum, r, g, b = sum+c, r+c*float64(fill.R), g+c*float64(fill.G), b+c*float64(fill.B)
		}
	}
	if sum == 0 {
		return
	}
	dark := depth(sum)
	under := s.RGBAAt(at.X, at.Y)
	opaque := 1 - math.Exp(-1.2*sum)
	blend := func(over float64, under uint8) uint8 {
		return uint8(float64(under) + (over/sum*dark-float64(under))*opaque + 0.5)
	}
	s.SetRGBA(at.X, at.Y, color.RGBA{blend(r, under.R), blend(g, under.G), blend(b, under.B), 255})
}

// depth is how bright a colour stays under so many dots.
func depth(sum float64) float64 { return 1 - 0.55*(1-math.Exp(-max(sum-1, 0)/8)) }
