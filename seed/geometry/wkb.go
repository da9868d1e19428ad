package geometry

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"strings"
)

// shortestWKB is how many hexadecimal digits a point has as well-known binary.
const shortestWKB = 2 * (1 + 4 + 2*8)

// IsWKB tells a cell that ParseWKB is for: what a database prints of a geometry, also
// behind \x or 0x.
func IsWKB(cell string) bool {
	digits := hexDigits(cell)
	return len(digits) >= shortestWKB && (digits[:2] == "00" || digits[:2] == "01") &&
		strings.IndexFunc(digits, func(r rune) bool { return !strings.ContainsRune("0123456789abcdefABCDEF", r) }) < 0
}

func hexDigits(cell string) string {
	for _, prefix := range []string{`\x`, "0x", "0X"} {
		if rest, ok := strings.CutPrefix(cell, prefix); ok {
			return rest
		}
	}
	return cell
}

var errWKB = errors.New("this is no geometry in well-known binary, or it was cut")

// ParseWKB reads a geometry as OGC's well-known binary, ISO's with heights or PostGIS's
// EWKB in hexadecimal digits, longitude first. Anything larger than a point becomes its
// centroid, as with [ParseWKT]; a line is [ErrLine].
func ParseWKB(cell string) (Found, error) {
	raw, err := hex.DecodeString(hexDigits(cell))
	if err != nil {
		return Found{}, errWKB
	}
	b := binaryShape{rest: raw}
	kind, s := b.geometry(0)
	switch {
	case b.srid != 0 && b.srid != 4326 && b.srid != 4490:
		return Found{}, fmt.Errorf("SRID=%d is not in degrees on WGS-84, which is SRID=4326: ST_Transform(geom, 4326) makes it so", b.srid)
	case b.failed || len(b.rest) > 0:
		return Found{}, errWKB
	}
	if p, err := s.centre(kind); err != nil || !math.IsNaN(p.Lat+p.Lng) {
		return p, err
	}
	return Found{}, errors.New("the geometry is empty")
}

// The bits and the tens of a type of geometry: PostGIS sets bits for heights, measures
// and the reference, ISO adds thousands.
const (
	bitZ, bitM, bitSRID = 1 << 31, 1 << 30, 1 << 29
	isoStep             = 1000
)

// binaryShape reads a geometry; failed says that it is none.
type binaryShape struct {
	rest   []byte
	order  binary.ByteOrder
	srid   uint32
	failed bool
}

// wkbKinds are the kinds by their numbers, from 1.
var wkbKinds = []string{"POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON"}

// geometry reads one. One in another may hold none that hold others.
func (b *binaryShape) geometry(depth int) (kind string, s shape) {
	switch first := b.take(1); {
	case first == nil || depth > 1:
		b.failed = true
		return "", s
	case first[0] == 0:
		b.order = binary.BigEndian
	default:
		b.order = binary.LittleEndian
	}
	number := b.number()
	if number&bitSRID != 0 {
		b.srid = b.number()
	}
	more := 0 // numbers behind the first two
	for _, bit := range []uint32{bitZ, bitM} {
		if number&bit != 0 {
			more++
		}
	}
	number &^= bitZ | bitM | bitSRID
	more += []int{0, 1, 1, 2}[min(number/isoStep, 3)]
	if number %= isoStep; number < 1 || int(number) > len(wkbKinds) {
		b.failed = true
		return "", s
	}
	switch kind = wkbKinds[number-1]; kind {
	case "POINT":
		s.positions = b.positions(1, more)
	case "LINESTRING":
		s.positions = b.positions(b.number(), more)
	case "POLYGON":
		for n := b.number(); n > 0 && !b.failed; n-- {
			s.inner = append(s.inner, shape{positions: b.positions(b.number(), more)})
		}
	default:
		for n := b.number(); n > 0 && !b.failed; n-- {
			_, inner := b.geometry(depth + 1)
			s.inner = append(s.inner, inner)
		}
	}
	return kind, s
}

func (b *binaryShape) positions(n uint32, more int) (all ring) {
	for ; n > 0 && !b.failed; n-- {
		raw := b.take(8 * (2 + more))
		if raw == nil {
			break
		}
		all = append(all, []float64{math.Float64frombits(b.order.Uint64(raw)), math.Float64frombits(b.order.Uint64(raw[8:]))})
	}
	return all
}

func (b *binaryShape) number() uint32 {
	raw := b.take(4)
	if raw == nil {
		return 0
	}
	return b.order.Uint32(raw)
}

// take is the next bytes; nil, and the end of it all, if there are not so many.
func (b *binaryShape) take(n int) []byte {
	if b.failed || len(b.rest) < n {
		b.failed, b.rest = true, nil
		return nil
	}
	raw := b.rest[:n]
	b.rest = b.rest[n:]
	return raw
}
