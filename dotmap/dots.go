package dotmap

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"

	"nearby/geo"
	"nearby/picture"
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
	size := int(math.Ceil(2*radius)) + 2
	for i := range all {
		at := image.Alpha{Pix: make([]uint8, size*size), Stride: size, Rect: image.Rect(0, 0, size, size)}
		x := float64(size)/2 + (float64(i%phases)+0.5)/phases - 0.5
		y := float64(size)/2 + (float64(i/phases)+0.5)/phases - 0.5
		disc(&at, x, y, radius)
		all[i] = &at
	}
	return &all
}

// disc covers a circle, of four Bézier curves.
func disc(on *image.Alpha, x, y, radius float64) {
	const bend = 0.5522847498 // 4/3 (√2 - 1)
	r := vector.NewRasterizer(on.Rect.Dx(), on.Rect.Dy())
	at := func(dx, dy float64) (float32, float32) {
		return float32(x + dx*radius), float32(y + dy*radius)
	}
	r.MoveTo(at(1, 0))
	dx, dy := 1.0, 0.0
	for range 4 { // a quarter turn each
		toX, toY := -dy, dx
		bx, by := at(dx+bend*toX, dy+bend*toY)
		cx, cy := at(toX+bend*dx, toY+bend*dy)
		ex, ey := at(toX, toY)
		r.CubeTo(bx, by, cx, cy, ex, ey)
		dx, dy = toX, toY
	}
	r.ClosePath()
	r.Draw(on, on.Rect, image.Opaque, image.Point{})
}

// density is how often the pixels of a panel are covered by dots of each kind.
type density struct {
	panel
	kinds [][]float32
}

// add puts a dot at a point of the picture.
func (d density) add(kind int, x, y float64, dots *stamps) {
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
				d.kinds[kind][row*d.Dx()+column] += float32(cover) / 255
			}
		}
	}
}

// dots paints the places of a panel.
func (s sheet) dots(p panel, m Map, in func(geo.WGS84) (geo.WGS84, bool)) {
	d := density{p, make([][]float32, len(m.Kinds))}
	for kind := range d.kinds {
		d.kinds[kind] = make([]float32, p.Dx()*p.Dy())
	}
	dots := newStamps(p.radius(m, in))
	for _, spot := range m.Spots {
		if at, ok := in(spot.At); ok {
			x, y := p.at(at)
			d.add(spot.Kind, x, y, dots)
		}
	}
	for row := range p.Dy() {
		for column := range p.Dx() {
			s.shade(d, row*p.Dx()+column, p.Min.Add(image.Pt(column, row)))
		}
	}
}

// radius is that of a dot: smaller when there are many.
func (p panel) radius(m Map, in func(geo.WGS84) (geo.WGS84, bool)) float64 {
	n := 0
	for _, spot := range m.Spots {
		if _, ok := in(spot.At); ok {
			n++
		}
	}
	side := math.Sqrt(share * float64(p.Dx()*p.Dy()) / math.Pi / float64(max(n, 1)))
	return min(max(side, least), largest)
}

// shade paints a pixel by what covers it: the colour is that of the kinds by their
// shares, deeper the more there are.
func (s sheet) shade(d density, pixel int, at image.Point) {
	var sum, r, g, b float64
	for kind, cover := range d.kinds {
		if c := float64(cover[pixel]); c > 0 {
			fill := colour(kind)
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

// colour is that of the pins of a kind on pages.
func colour(kind int) color.RGBA {
	fill, _ := picture.Kind(kind).Colours(false)
	return fill
}
