package zone

import (
	"errors"

	"google.golang.org/protobuf/encoding/protowire"
)

// Numbers of the fields of tzf's CompressedTimezones, tzf/v1/tzinfo.proto.
const (
	fieldTimezones = 2 // of CompressedTimezones: repeated CompressedTimezone
	fieldPolygons  = 1 // of CompressedTimezone: repeated CompressedPolygon
	fieldName      = 2 // of CompressedTimezone
	fieldPoints    = 1 // of CompressedPolygon: a polyline
	fieldHoles     = 2 // of CompressedPolygon: repeated CompressedPolygon
)

var errFormat = errors.New("the outlines of time zones are not in the format of tzf")

// parse reads tzf's compressed outlines of zones, in their order.
func parse(data []byte) (all []outline, err error) {
	err = fields(data, func(number protowire.Number, timezone []byte) error {
		if number != fieldTimezones {
			return nil
		}
		found, err := parseZone(timezone)
		all = append(all, found...)
		return err
	})
	if err == nil && len(all) == 0 {
		err = errFormat
	}
	return all, err
}

// parseZone reads the outlines of one zone. Its name may stand behind them.
func parseZone(data []byte) (found []outline, err error) {
	name := ""
	err = fields(data, func(number protowire.Number, value []byte) error {
		switch number {
		case fieldName:
			name = string(value)
		case fieldPolygons:
			o, err := parseOutline(value)
			found = append(found, o)
			return err
		}
		return nil
	})
	for i := range found {
		found[i].zone = name
	}
	return found, err
}

func parseOutline(data []byte) (o outline, err error) {
	err = fields(data, func(number protowire.Number, value []byte) error {
		switch number {
		case fieldPoints:
			points, err := polyline(value)
			o.outer = newRing(points)
			return err
		case fieldHoles:
			hole, err := parseOutline(value)
			o.holes = append(o.holes, hole.outer)
			return err
		}
		return nil
	})
	return o, err
}

// fields calls each with every field of a message that holds bytes; the format has
// one field of numbers, which has no use here.
func fields(message []byte, each func(number protowire.Number, value []byte) error) error {
	for len(message) > 0 {
		number, kind, n := protowire.ConsumeTag(message)
		if n < 0 {
			return errFormat
		}
		size := protowire.ConsumeFieldValue(number, kind, message[n:])
		if size < 0 {
			return errFormat
		}
		if kind == protowire.BytesType {
			value, _ := protowire.ConsumeBytes(message[n:])
			if err := each(number, value); err != nil {
				return err
			}
		}
		message = message[n+size:]
	}
	return nil
}

// polyline reads points, longitude first, each as its difference from the one before,
// see https://developers.google.com/maps/documentation/utilities/polylinealgorithm.
func polyline(text []byte) (points []point, err error) {
	for p := (point{}); len(text) > 0; {
		for _, value := range []*int32{&p.lng, &p.lat} {
			difference, n := difference(text)
			if n == 0 {
				return nil, errFormat
			}
			*value += difference
			text = text[n:]
		}
		points = append(points, p)
	}
	return points, nil
}

// difference is the number that a polyline begins with, and its length; that is 0 if
// there is none.
func difference(text []byte) (value int32, n int) {
	const first, more, bits = 63, 32, 5
	var sum uint32
	for n < len(text) && n*bits < 32 {
		c := text[n] - first
		sum |= uint32(c&(more-1)) << (n * bits)
		n++
		if c < more {
			return int32(sum>>1) ^ -int32(sum&1), n // the sign stands in the last bit
		}
	}
	return 0, 0
}
