package dotmap

import (
	"image"

	"nearby/picture/theme"
)

// Heights and gaps of the sheet in pixels.
const (
	margin = 24
	head   = 84 // title and note
	row    = 30 // of the legend
)

// entry is a part of the legend: signs and what they mean.
type entry struct {
	signs []sign
	look  theme.Look
	text  string
}

// legend paints what the signs and their sizes mean, in as many rows as that takes, and
// returns how high it is.
func (s *sheet) legend(m Map) (high int) {
	rows := s.rows(m.entries(), m.Width-2*margin)
	high = len(rows)*row + margin
	for i, entries := range rows {
		x, y := margin, m.Height-high+i*row+row/2+margin/2
		for _, e := range entries {
			s.paintEntry(e, x, y)
			x += s.wide(e)
		}
	}
	return high
}

// entries are the categories with their counts, and what larger means.
func (m Map) entries() []entry {
	counts := make([]int, len(m.Categories))
	for _, spot := range m.Spots {
		counts[spot.Category]++
	}
	all := make([]entry, 0, len(counts)+1)
	for i, c := range m.Categories {
		all = append(all, entry{[]sign{{places: 30}}, c.Look, c.Name + "  " + grouped(counts[i])})
	}
	return append(all, entry{[]sign{{places: 1}, {places: 10}, {places: 100}}, theme.Restaurant, m.Words.Larger})
}

// rows divides the legend into rows that are so wide at most.
func (s *sheet) rows(all []entry, most int) (rows [][]entry) {
	room := 0
	for _, e := range all {
		if wide := s.wide(e); wide > room || rows == nil {
			rows, room = append(rows, nil), most
		}
		room -= s.wide(e)
		rows[len(rows)-1] = append(rows[len(rows)-1], e)
	}
	return rows
}

// between the middles of two signs of an entry, and behind it.
const step, behind = 20, 32

func (s *sheet) wide(e entry) int { return step*len(e.signs) + 4 + s.width(small, e.text) + behind }

func (s *sheet) paintEntry(e entry, x, y int) {
	for _, sign := range e.signs {
		sign.x, sign.y = float64(x)+8, float64(y)
		s.paintSign(sign, e.look)
		x += step
	}
	s.write(small, image.Pt(x+4, y+6), ink, e.text)
}

// heading writes the title and the note.
func (s *sheet) heading(name, note string) {
	s.write(title, image.Pt(margin, 48), ink, name)
	s.write(small, image.Pt(margin, head-10), pale, note)
}
