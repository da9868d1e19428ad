package dotmap

import "image"

// Heights and gaps of the sheet in pixels.
const (
	margin = 24
	head   = 84 // title and note
	foot   = 56 // legend
)

// legend paints the colours with their names and counts, and what darker means.
func (s sheet) legend(names []string, spots []Spot) {
	counts := make([]int, len(names))
	for _, spot := range spots {
		counts[spot.Category]++
	}
	x, y := margin, s.Rect.Max.Y-foot/2+6
	for category, name := range names {
		text := name + "  " + grouped(counts[category])
		s.disc(x+8, y-6, 7, colour(category))
		s.write(s.small, image.Pt(x+24, y), ink, text)
		x += 24 + textWidth(s.small, text) + 36
	}
	const deeper = "darker: more places"
	if right := s.Rect.Max.X - margin - textWidth(s.small, deeper); right >= x {
		s.write(s.small, image.Pt(right, y), pale, deeper)
	}
}

// heading paints the title, the note, and how many places no panel shows.
func (s sheet) heading(title, note string, elsewhere int) {
	s.write(s.title, image.Pt(margin, 48), ink, title)
	s.write(s.small, image.Pt(margin, head-10), pale, note)
	if elsewhere > 0 {
		text := grouped(elsewhere) + " not shown, far from the others"
		s.write(s.small, image.Pt(s.Rect.Max.X-margin-textWidth(s.small, text), head-10), pale, text)
	}
}
