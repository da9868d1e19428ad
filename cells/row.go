package cells

import (
	"encoding/binary"
	"math"

	"nearby/place"
)

// row is all of a place but its id, category and position, packed: most are never
// shown, and a string is all that the garbage collector has to look at.
type row string

// pack packs a place: each text behind its length, each number as a text of eight
// bytes, or of none for 0.
func pack(p *place.Place) row {
	packed := appendText(nil, p.Source)
	packed = appendText(packed, p.ExternalID)
	for _, c := range place.Columns {
		switch field := c.Of(p).(type) {
		case *string:
			packed = appendText(packed, *field)
		case *float64:
			packed = appendNumber(packed, *field)
		}
	}
	return row(packed)
}

func appendText(packed []byte, text string) []byte {
	return append(binary.AppendUvarint(packed, uint64(len(text))), text...)
}

func appendNumber(packed []byte, number float64) []byte {
	if number == 0 {
		return append(packed, 0)
	}
	return binary.BigEndian.AppendUint64(append(packed, 8), math.Float64bits(number))
}

// unpack fills in what was packed. The texts are parts of the row.
func (r row) unpack(p *place.Place) {
	rest := string(r)
	p.Source, rest = cutText(rest)
	p.ExternalID, rest = cutText(rest)
	for _, c := range place.Columns {
		var text string
		text, rest = cutText(rest)
		switch field := c.Of(p).(type) {
		case *string:
			*field = text
		case *float64:
			*field = numberIn(text)
		}
	}
}

func numberIn(text string) float64 {
	if text == "" {
		return 0
	}
	return math.Float64frombits(binary.BigEndian.Uint64([]byte(text)))
}

// cutText cuts a text off that stands behind its length.
func cutText(s string) (text, rest string) {
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
