package dotmap

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
)

// Map is what a picture shows.
type Map struct {
	Title string // Latin letters
	Note  string // a line below it
	// Categories are their names for the legend, Latin letters, in the order of the
	// menu, which is that of the colours of the pins on pages.
	Categories []string
	Spots      []Spot
	// Width and Height are in pixels; zero is 1600 by 1000.
	Width, Height int
}

// Bounds of a picture, in pixels.
const (
	usualWidth, usualHeight = 1600, 1000
	minWidth, minHeight     = 640, 400
	maxSide                 = 8192
)

// Why a map is refused.
var (
	ErrSize     = errors.New("picture is too small or too large")
	ErrCategory = errors.New("a place is of no category in the legend")
)

// PNG is the picture as a file. It fails with [ErrSize], [ErrCategory] or an error of
// [geo.Check] when m asks for what cannot be drawn.
func (m Map) PNG() ([]byte, error) {
	if m.Width == 0 && m.Height == 0 {
		m.Width, m.Height = usualWidth, usualHeight
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	s, err := newSheet(m.Width, m.Height)
	if err != nil {
		return nil, err
	}
	m.paint(s)
	var file bytes.Buffer
	if err := png.Encode(&file, s.RGBA); err != nil {
		return nil, fmt.Errorf("encode picture: %w", err)
	}
	return file.Bytes(), nil
}

func (m Map) check() error {
	if m.Width < minWidth || m.Height < minHeight || max(m.Width, m.Height) > maxSide {
		return fmt.Errorf("%d×%d pixels: %w", m.Width, m.Height, ErrSize)
	}
	for i, spot := range m.Spots {
		if err := spot.At.Valid(); err != nil {
			return fmt.Errorf("place %d: %w", i, err)
		}
		if spot.Category < 0 || spot.Category >= len(m.Categories) {
			return fmt.Errorf("place %d is of category %d: %w", i, spot.Category, ErrCategory)
		}
	}
	return nil
}

// gutter is between panels, in pixels.
const gutter = 16

// paint paints everything from the top down.
func (m Map) paint(s sheet) {
	shown, elsewhere := regions(m.Spots)
	s.heading(m.Title, m.Note, elsewhere)
	body := image.Rect(margin, head, m.Width-margin, m.Height-foot)
	for i, frame := range frames(body, len(shown)) {
		p := newPanel(frame, shown[i])
		s.backdrop(p)
		s.dots(p, len(m.Categories))
		s.furniture(p)
	}
	s.legend(m.Categories, m.Spots)
}

// frames divides a rectangle among 1 to 4 panels, the first of three being the
// largest.
func frames(body image.Rectangle, n int) []image.Rectangle {
	left, right := body, body
	left.Max.X = body.Min.X + (body.Dx()-gutter)/2
	right.Min.X = left.Max.X + gutter
	switch n {
	case 1:
		return []image.Rectangle{body}
	case 2:
		return []image.Rectangle{left, right}
	case 3:
		return append([]image.Rectangle{left}, halves(right)...)
	default:
		upperLeft, upperRight := halves(left), halves(right)
		return []image.Rectangle{upperLeft[0], upperRight[0], upperLeft[1], upperRight[1]}
	}
}

// halves are the upper and the lower one.
func halves(r image.Rectangle) []image.Rectangle {
	upper, lower := r, r
	upper.Max.Y = r.Min.Y + (r.Dy()-gutter)/2
	lower.Min.Y = upper.Max.Y + gutter
	return []image.Rectangle{upper, lower}
}
