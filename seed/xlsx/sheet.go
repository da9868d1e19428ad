package xlsx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxColumns is how many columns of a sheet are read; Excel has 16,384, which no table
// of places needs.
const maxColumns = 1024

// sheet is a stream of rows.
type sheet struct {
	*markup
	file     io.Closer
	book     *book
	number   int // of the last row, from 1
	ended    bool
	cells    []string
	beyond   finding // values behind the last column that is read
	lost     finding // numbers whose last digits a spreadsheet has lost
	yearless finding // dates without a year
}

// row is one row; its cells are valid until the next one.
type row struct {
	number int // from 1
	cells  []string
	hidden bool
}

// finding is how often something was met, and where first.
type finding struct {
	n     int
	first string // the cell
}

func (f *finding) add(cell string) {
	if f.n++; f.n == 1 {
		f.first = cell
	}
}

// open opens a sheet for reading; watch may be nil.
func (b *book) open(entry sheetEntry, watch func(io.Reader) io.Reader) (*sheet, error) {
	if entry.part == "" {
		return nil, errors.New("the workbook is damaged: the sheet's file is not in it")
	}
	file, err := b.zip.Open(entry.part)
	if err != nil {
		return nil, err
	}
	var r io.Reader = file
	if watch != nil {
		r = watch(file)
	}
	return &sheet{markup: newMarkup(r), file: file, book: b}, nil
}

// Close ends the reading.
func (s *sheet) Close() error { return s.file.Close() }

// next is the next row; its error is io.EOF behind the last one.
func (s *sheet) next() (row, error) {
	for !s.ended {
		token, err := s.token()
		if err != nil {
			return row{}, s.explained(err)
		}
		switch element := token.(type) {
		case xml.StartElement:
			if element.Name.Local == "row" {
				next, err := s.row(element)
				return next, s.explained(err)
			}
		case xml.EndElement:
			s.ended = element.Name.Local == "sheetData"
		}
	}
	return row{}, io.EOF
}

// explained says in which row a sheet cannot be read.
func (s *sheet) explained(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, io.EOF):
		return fmt.Errorf("the sheet ends behind row %d, too early: it was cut", s.number)
	default:
		return fmt.Errorf("behind row %d of the sheet: %w", s.number, err)
	}
}

// row reads a row up to its end. Without a number it is the one below the last.
func (s *sheet) row(element xml.StartElement) (row, error) {
	s.renew()
	s.number++
	next := row{}
	for _, attr := range element.Attr {
		switch attr.Name.Local {
		case "r":
			if n, err := strconv.Atoi(attr.Value); err == nil && n > s.number {
				s.number = n
			}
		case "hidden":
			next.hidden = attr.Value == "1" || attr.Value == "true"
		}
	}
	next.number = s.number
	s.cells = s.cells[:0]
	for column := 0; ; column++ {
		token, err := s.token()
		if err != nil {
			return row{}, err
		}
		switch element := token.(type) {
		case xml.EndElement:
			if element.Name.Local == "row" {
				next.cells = s.cells
				return next, nil
			}
			column--
		case xml.StartElement:
			if column, err = s.cell(element, column); err != nil {
				return row{}, err
			}
		default:
			column--
		}
	}
}

// cell reads a cell into its column: the one that it names, else the given one. It
// gives the column.
func (s *sheet) cell(element xml.StartElement, column int) (int, error) {
	var kind, style string
	for _, attr := range element.Attr {
		switch attr.Name.Local {
		case "r":
			if named, ok := columnOf(attr.Value); ok {
				column = named
			}
		case "t":
			kind = attr.Value
		case "s":
			style = attr.Value
		}
	}
	raw, err := s.text(element.Name.Local)
	if err != nil || raw == "" {
		return column, err
	}
	if column >= maxColumns {
		s.beyond.add(s.at(column))
		return column, nil
	}
	value, err := s.value(kind, style, raw, column)
	if err != nil || value == "" {
		return column, err
	}
	for len(s.cells) <= column {
		s.cells = append(s.cells, "")
	}
	s.cells[column] = value
	return column, nil
}

// value is what a cell shows.
func (s *sheet) value(kind, style, raw string, column int) (string, error) {
	switch kind {
	case "s":
		i, err := strconv.Atoi(raw)
		if err != nil || i < 0 || i >= len(s.book.texts) {
			return "", fmt.Errorf("the workbook is damaged: cell %s names the text %q of %d", s.at(column), raw, len(s.book.texts))
		}
		return s.book.texts[i], nil
	case "str", "inlineStr":
		return unescaped(raw), nil
	case "b":
		if raw == "1" || raw == "true" {
			return "TRUE", nil
		}
		return "FALSE", nil
	case "e":
		return "", nil
	case "d":
		return isoDate(raw), nil
	}
	shown := s.book.format(style).show(strings.TrimSpace(raw), s.book.epoch)
	if shown.lost {
		s.lost.add(s.at(column))
	}
	if shown.yearless {
		s.yearless.add(s.at(column))
	}
	return shown.text, nil
}

// at is the name of a cell of the row that is read.
func (s *sheet) at(column int) string { return columnName(column) + strconv.Itoa(s.number) }

// columnOf is the column, from 0, of a cell's name: of AB12 it is 27.
func columnOf(name string) (column int, ok bool) {
	for i := range len(name) {
		c := name[i] &^ 0x20 // upper case
		if c < 'A' || c > 'Z' || i > 3 {
			return column - 1, i > 0 && name[i] >= '0' && name[i] <= '9'
		}
		column = column*26 + int(c-'A') + 1
	}
	return 0, false
}

// columnName is the letters of a column, from 0.
func columnName(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
