package cell

import (
	"encoding/binary"
	"math"

	"nearby/place"
)

// Row is all of a place but its id, category and position, packed: most are never
// shown, and a string is all that the garbage collector has to look at.
type Row string

// texts are the fields of a place that are text, in the order in which they are
// packed.
func texts(p *place.Place) []*string {
	return []*string{
		&p.Source, &p.ExternalID, &p.Name, &p.NameEN, &p.Address, &p.Phone, &p.Lines,
		&p.Hours, &p.Zone, &p.Price, &p.URL, &p.ImageURL, &p.AudioURL,
	}
}

// Pack packs a place.
func Pack(p *place.Place) Row {
	var row []byte
	for _, field := range texts(p) {
		row = binary.AppendUvarint(row, uint64(len(*field)))
		row = append(row, *field...)
	}
	if p.Rating != 0 {
		row = binary.BigEndian.AppendUint64(row, math.Float64bits(p.Rating))
	}
	return Row(row)
}

// Unpack fills in what was packed. The texts are parts of the row.
func (r Row) Unpack(p *place.Place) {
	rest := string(r)
	for _, field := range texts(p) {
		*field, rest = next(rest)
	}
	p.Rating = 0
	if rest != "" {
		p.Rating = math.Float64frombits(binary.BigEndian.Uint64([]byte(rest)))
	}
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
