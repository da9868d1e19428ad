package dotmap

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"

	"nearby/picture/theme"
)

// Map is what a picture shows. A PNG leaves out names, and takes no other text, that are
// not of Latin letters.
type Map struct {
	Title      string
	Note       string     // a line below it
	Categories []Category // in the order of the legend
	Spots      []Spot
	Words      Words // [English] unless set
	// Width and Height are in pixels; zero is 1600 by 1000.
	Width, Height int
}

// Category is what places are of.
type Category struct {
	Name string
	Look theme.Look
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
	ErrLetters  = errors.New("a PNG has Latin letters alone")
)

// PNG is the picture as a file. It fails with [ErrSize], [ErrCategory], [ErrLetters] or
// an error of [geo.Check] when m asks for what cannot be drawn.
func (m Map) PNG() ([]byte, error) {
	s, err := m.sheet(true)
	if err != nil {
		return nil, err
	}
	for _, w := range s.texts {
		if !has(w.text) {
			return nil, fmt.Errorf("%q: %w", w.text, ErrLetters)
		}
	}
	s.letters()
	var file bytes.Buffer
	if err := png.Encode(&file, s.RGBA); err != nil {
		return nil, fmt.Errorf("encode picture: %w", err)
	}
	return file.Bytes(), nil
}

// sheet is the picture with its texts not yet painted.
func (m Map) sheet(latin bool) (*sheet, error) {
	if m.Width == 0 && m.Height == 0 {
		m.Width, m.Height = usualWidth, usualHeight
	}
	if m.Words == (Words{}) {
		m.Words = English
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	s, err := newSheet(m.Width, m.Height, latin)
	if err != nil {
		return nil, err
	}
	m.paint(s)
	return s, nil
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
func (m Map) paint(s *sheet) {
	s.heading(m.Title, m.Note)
	shown, foot := regions(m.Spots), s.legend(m)
	body := image.Rect(margin, head, m.Width-margin, m.Height-foot)
	for i, frame := range frames(body, len(shown)) {
		p := newPanel(frame, shown[i])
		s.backdrop(p)
		for _, sign := range p.signs() {
			s.paintSign(sign, m.Categories[sign.category].Look)
		}
		s.names(p, []image.Rectangle{s.caption(p, m.Words), s.furniture(p)})
	}
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
