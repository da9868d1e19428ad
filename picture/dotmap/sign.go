package dotmap

import (
	"cmp"
	"image"
	"math"
	"slices"

	"nearby/picture/theme"
)

const (
	// spacing is how wide the cells are, in pixels, of which each has one sign a category.
	spacing = 13
	// least and largest are the radius of a sign of one place and of very many.
	least, largest = 3.2, 8.5
	// rim is the line around a sign, which keeps it apart from others.
	rim = 1.1
)

// sign stands for places of a category that are close to each other.
type sign struct {
	x, y     float64 // amid them, in pixels of the picture
	category int
	places   int
}

// signs are those of a panel, large ones first, so that small ones lie on top.
func (p panel) signs() []sign {
	type key struct{ column, row, category int }
	number := map[key]int{}
	var all []sign
	for _, s := range p.spots {
		x, y := p.at(s.At)
		k := key{int(math.Floor(x / spacing)), int(math.Floor(y / spacing)), s.Category}
		i, known := number[k]
		if !known {
			i = len(all)
			number[k], all = i, append(all, sign{category: s.Category})
		}
		all[i].x, all[i].y, all[i].places = all[i].x+x, all[i].y+y, all[i].places+1
	}
	for i := range all {
		all[i].x /= float64(all[i].places)
		all[i].y /= float64(all[i].places)
	}
	slices.SortStableFunc(all, func(a, b sign) int { return cmp.Compare(b.places, a.places) })
	return all
}

// radius grows with how many times more places there are.
func (s sign) radius() float64 {
	return min(least+0.85*math.Log(float64(max(s.places, 1))), largest)
}

// paintSign paints a sign with a rim around it.
func (s *sheet) paintSign(at sign, look theme.Look) {
	fill, _ := look.Colours(false)
	s.shape(look, at.x, at.y, at.radius()+rim, paper)
	s.shape(look, at.x, at.y, at.radius(), fill)
}

// inside tells whether a point is in a rectangle.
func inside(r image.Rectangle, x, y float64) bool {
	return x >= float64(r.Min.X) && x < float64(r.Max.X) && y >= float64(r.Min.Y) && y < float64(r.Max.Y)
}
