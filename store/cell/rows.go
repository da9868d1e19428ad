package cell

import (
	"encoding/binary"
	"math"

	"nearby/geo"
	"nearby/place"
)

// rows are places packed into two strings and two slices instead of a thousand:
// most of them are never shown, and the garbage collector need not look at them.
type rows struct {
	ids   []int64
	at    []geo.WGS84
	begin []uint32 // of each row in text
	text  string
}

func (r rows) len() int { return len(r.ids) }

func (r rows) bytes() int { return 8*cap(r.ids) + 16*cap(r.at) + 4*cap(r.begin) + len(r.text) }

// texts are the fields of a place that are text, in the order in which they are
// packed.
func texts(p *place.Place) []*string {
	return []*string{
		&p.Source, &p.ExternalID, &p.Name, &p.NameEN, &p.Address, &p.Phone, &p.Lines,
		&p.Hours, &p.Zone, &p.Price, &p.URL, &p.ImageURL, &p.AudioURL,
	}
}

func pack(places []place.Place) rows {
	r := rows{
		ids: make([]int64, len(places)), at: make([]geo.WGS84, len(places)),
		begin: make([]uint32, len(places)),
	}
	var text []byte
	for i := range places {
		p := &places[i]
		r.ids[i], r.at[i], r.begin[i] = p.ID, p.At, uint32(len(text))
		for _, field := range texts(p) {
			text = binary.AppendUvarint(text, uint64(len(*field)))
			text = append(text, *field...)
		}
		text = binary.BigEndian.AppendUint64(text, math.Float64bits(p.Rating))
	}
	r.text = string(text)
	return r
}

// place unpacks a row. Its texts are parts of the cell's and keep that alive.
func (r rows) unpack(i int, p *place.Place) {
	p.ID, p.At = r.ids[i], r.at[i]
	rest := r.text[r.begin[i]:]
	for _, field := range texts(p) {
		*field, rest = next(rest)
	}
	var bits uint64
	for i := range 8 {
		bits = bits<<8 | uint64(rest[i])
	}
	p.Rating = math.Float64frombits(bits)
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
