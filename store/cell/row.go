package cell

import (
	"encoding/binary"
	"math"

	"nearby/place"
)

// Row is all of a place but its id, category and position, packed: most are never
// shown, and a string is all that the garbage collector has to look at.
type Row string

// Pack packs a place: each text behind its length, each number as a text of eight
// bytes, or of none for 0.
func Pack(p *place.Place) Row {
	row := appendText(nil, p.Source)
	row = appendText(row, p.ExternalID)
	for _, c := range place.Columns {
		switch field := c.Of(p).(type) {
		case *string:
			row = appendText(row, *field)
		case *float64:
			row = appendNumber(row, *field)
		}
	}
	return Row(row)
}

func appendText(row []byte, text string) []byte {
	return append(binary.AppendUvarint(row, uint64(len(text))), text...)
}

func appendNumber(row []byte, number float64) []byte {
	if number == 0 {
		return append(row, 0)
	}
	return binary.BigEndian.AppendUint64(append(row, 8), math.Float64bits(number))
}

// Unpack fills in what was packed. The texts are parts of the row.
func (r Row) Unpack(p *place.Place) {
	rest := string(r)
	p.Source, rest = next(rest)
	p.ExternalID, rest = next(rest)
	for _, c := range place.Columns {
		var text string
		text, rest = next(rest)
		switch field := c.Of(p).(type) {
		case *string:
			*field = text
		case *float64:
			*field = number(text)
		}
	}
}

func number(text string) float64 {
	if text == "" {
		return 0
	}
	return math.Float64frombits(binary.BigEndian.Uint64([]byte(text)))
}

// next cuts a text off that stands behind its length.
func next(s string) (field, rest string) {
	var size, shift uint
	for i := range len(s) {
		size |= uint(s[i]&0x7f) << shift
		if s[i] < 0x80 {
			return s[i+1 : i+1+int(size)], s[i+1+int(size):]
		}
		shift += 7
	}
	return "", ""
}
