package dotmap

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"nearby/geo"
)

// Map is what a picture shows.
type Map struct {
	Title string // Latin letters
	Note  string // a line below it
	// Kinds are the names of the categories for the legend, Latin letters, in the
	// order of the menu, which is that of the colours of the pins on pages.
	Kinds []string
	Spots []Spot
	// Width and Height are in pixels; zero is 1600 by 1000.
	Width, Height int
}

// Spot is one place.
type Spot struct {
	At   geo.WGS84
	Kind int // in Kinds
}

// Bounds of a picture, in pixels.
const (
	usualWidth, usualHeight = 1600, 1000
	minWidth, minHeight     = 640, 400
	maxSide                 = 8192
)

// Why a map is refused.
var (
	ErrSize = errors.New("picture is too small or too large")
	ErrKind = errors.New("a place is of no kind in the legend")
)

// PNG is the picture as a file. It fails with [ErrSize], [ErrKind] or an error of
// [geo.Check] when m asks for what cannot be drawn.
func (m Map) PNG() ([]byte, error) {
	if m.Width == 0 && m.Height == 0 {
		m.Width, m.Height = usualWidth, usualHeight
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	letters, err := newLettering()
	if err != nil {
		return nil, err
	}
	s := sheet{image.NewRGBA(image.Rect(0, 0, m.Width, m.Height)), letters}
	s.fill(s.Bounds(), ground)
	s.paint(m)
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
		if spot.Kind < 0 || spot.Kind >= len(m.Kinds) {
			return fmt.Errorf("place %d is of kind %d: %w", i, spot.Kind, ErrKind)
		}
	}
	return nil
}

// sheet is what is painted on.
type sheet struct {
	*image.RGBA
	lettering
}

func (s sheet) fill(r image.Rectangle, c color.Color) {
	draw.Draw(s.RGBA, r, image.NewUniform(c), image.Point{}, draw.Over)
}

// Heights and gaps in pixels.
const (
	margin = 24
	head   = 84 // title and note
	foot   = 56 // legend
	gutter = 16 // between panels
)

// paint paints everything from the top down.
func (s sheet) paint(m Map) {
	s.write(s.title, image.Pt(margin, 48), ink, m.Title)
	s.write(s.small, image.Pt(margin, head-10), pale, m.Note)
	regions := m.regions()
	body := image.Rect(margin, head, m.Width-margin, m.Height-foot)
	for i, frame := range frames(body, len(regions.all)) {
		p := newPanel(frame, regions.all[i])
		s.panel(p, regions.all[i])
		s.dots(p, m, func(at geo.WGS84) (geo.WGS84, bool) { return regions.in(at, i) })
		s.furniture(p)
	}
	s.legend(m)
	s.rest(m, regions.elsewhere)
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
