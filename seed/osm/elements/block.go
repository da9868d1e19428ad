package elements

import (
	"errors"

	"google.golang.org/protobuf/encoding/protowire"
)

// block reads the elements of one block after the other (PrimitiveBlock of the format).
type block struct {
	kinds Kinds
	give  visit
	e     Element
	count int

	texts   []byte   // the list of them, until the first is asked for
	strings []string // the same, cut out of one string

	granularity          int64 // nanodegrees
	latOffset, lngOffset int64

	// The lists of one group or element; their memory is used again.
	ids, lats, lngs, keys, values, roles, kindsOf []int64
}

var (
	errString = errors.New("the OpenStreetMap data are damaged: a tag is not in the list of texts")
	errLists  = errors.New("the OpenStreetMap data are damaged: lists that belong together differ in length")
)

// read reads one block. The texts of its elements are parts of one string.
func (b *block) read(content []byte) error {
	var groups [][]byte
	b.granularity, b.latOffset, b.lngOffset = 100, 0, 0
	b.texts, b.strings = nil, b.strings[:0]
	err := fields(content, func(number protowire.Number, value uint64, bytes []byte) error {
		switch number {
		case 1:
			b.texts = bytes
		case 2:
			groups = append(groups, bytes)
		case 17:
			b.granularity = int64(value)
		case 19:
			b.latOffset = int64(value)
		case 20:
			b.lngOffset = int64(value)
		}
		return nil
	})
	for _, group := range groups {
		if err == nil {
			err = fields(group, b.group)
		}
	}
	return err
}

// table reads the list of texts. Many blocks hold only nodes without a tag.
func (b *block) table() error {
	whole, message := string(b.texts), b.texts
	b.texts = nil
	return fields(message, func(number protowire.Number, _ uint64, bytes []byte) error {
		from := cap(message) - cap(bytes) // where the text, a part of the message, begins
		if number != 1 || from+len(bytes) > len(whole) {
			return errString
		}
		b.strings = append(b.strings, whole[from:from+len(bytes)])
		return nil
	})
}

// group reads the elements of a group, which are of one kind.
func (b *block) group(number protowire.Number, _ uint64, message []byte) error {
	switch {
	case number == 1 && b.kinds.Has(Node):
		return b.element(Node, message)
	case number == 2 && b.kinds.Has(Node):
		return b.dense(message)
	case number == 3 && b.kinds.Has(Way):
		return b.element(Way, message)
	case number == 4 && b.kinds.Has(Relation):
		return b.element(Relation, message)
	default:
		return nil
	}
}

// element reads an element that stands for itself.
func (b *block) element(kind Kind, message []byte) error {
	var id, lat, lng int64
	b.clear()
	err := fields(message, func(number protowire.Number, value uint64, bytes []byte) (err error) {
		switch {
		case number == 1 && kind == Node:
			id = protowire.DecodeZigZag(value)
		case number == 1:
			id = int64(value)
		case number == 2:
			b.keys, err = numbers(b.keys, bytes, plain)
		case number == 3:
			b.values, err = numbers(b.values, bytes, plain)
		case kind == Node && number == 8:
			lat = protowire.DecodeZigZag(value)
		case kind == Node && number == 9:
			lng = protowire.DecodeZigZag(value)
		case kind == Way && number == 8, kind == Relation && number == 9:
			b.ids, err = numbers(b.ids, bytes, deltas)
		case kind == Way && number == 9:
			b.lats, err = numbers(b.lats, bytes, deltas)
		case kind == Way && number == 10:
			b.lngs, err = numbers(b.lngs, bytes, deltas)
		case kind == Relation && number == 8:
			b.roles, err = numbers(b.roles, bytes, plain)
		case kind == Relation && number == 10:
			b.kindsOf, err = numbers(b.kindsOf, bytes, plain)
		}
		return err
	})
	if err != nil {
		return err
	}
	b.count++
	b.e.reset(NewRef(kind, id), b.count)
	switch kind {
	case Node:
		b.e.Points = append(b.e.Points, b.point(lat, lng))
	case Way:
		err = b.way()
	case Relation:
		err = b.members()
	}
	if err == nil {
		err = b.tags()
	}
	if err != nil {
		return err
	}
	return b.give(&b.e)
}

func (b *block) clear() {
	for _, list := range []*[]int64{&b.ids, &b.lats, &b.lngs, &b.keys, &b.values, &b.roles, &b.kindsOf} {
		*list = (*list)[:0]
	}
}

// way adds the nodes of a way.
func (b *block) way() error {
	b.e.Nodes = append(b.e.Nodes, b.ids...)
	if len(b.lats) != len(b.lngs) {
		return errLists
	}
	for i := range b.lats {
		b.e.Points = append(b.e.Points, b.point(b.lats[i], b.lngs[i]))
	}
	return nil
}

// members adds those of a relation.
func (b *block) members() error {
	if len(b.roles) != len(b.ids) || len(b.kindsOf) != len(b.ids) {
		return errLists
	}
	for i, id := range b.ids {
		role, err := b.text(b.roles[i])
		if err != nil {
			return err
		}
		if b.kindsOf[i] < int64(Node) || b.kindsOf[i] > int64(Relation) {
			return errLists
		}
		b.e.Members = append(b.e.Members, Member{Ref: NewRef(Kind(b.kindsOf[i]), id), Role: role})
	}
	return nil
}

// tags adds those that keys and values name.
func (b *block) tags() error {
	if len(b.keys) != len(b.values) {
		return errLists
	}
	for i := range b.keys {
		if err := b.tag(b.keys[i], b.values[i]); err != nil {
			return err
		}
	}
	return nil
}

func (b *block) tag(key, value int64) error {
	k, err := b.text(key)
	if err != nil {
		return err
	}
	v, err := b.text(value)
	b.e.Tags = append(b.e.Tags, Tag{k, v})
	return err
}

func (b *block) text(i int64) (string, error) {
	if b.texts != nil {
		if err := b.table(); err != nil {
			return "", err
		}
	}
	if i < 0 || i >= int64(len(b.strings)) {
		return "", errString
	}
	return b.strings[i], nil
}

// dense reads nodes of which each column is a list.
func (b *block) dense(message []byte) error {
	b.clear()
	err := fields(message, func(number protowire.Number, _ uint64, bytes []byte) (err error) {
		switch number {
		case 1:
			b.ids, err = numbers(b.ids, bytes, deltas)
		case 8:
			b.lats, err = numbers(b.lats, bytes, deltas)
		case 9:
			b.lngs, err = numbers(b.lngs, bytes, deltas)
		case 10:
			b.keys, err = numbers(b.keys, bytes, plain)
		}
		return err
	})
	if err != nil {
		return err
	}
	if len(b.lats) != len(b.ids) || len(b.lngs) != len(b.ids) {
		return errLists
	}
	tags := b.keys
	for i, id := range b.ids {
		b.count++
		b.e.reset(NewRef(Node, id), b.count)
		b.e.Points = append(b.e.Points, b.point(b.lats[i], b.lngs[i]))
		for len(tags) > 1 && tags[0] != 0 {
			if err := b.tag(tags[0], tags[1]); err != nil {
				return err
			}
			tags = tags[2:]
		}
		tags = tags[min(len(tags), 1):] // the 0 behind each node's
		if err := b.give(&b.e); err != nil {
			return err
		}
	}
	return nil
}

func (b *block) point(lat, lng int64) Point {
	const perDegree = 1e9 // divided by, as that gives the nearest number
	return Point{
		Lat: float64(b.latOffset+b.granularity*lat) / perDegree,
		Lng: float64(b.lngOffset+b.granularity*lng) / perDegree,
	}
}

// coding is how a list of numbers is written.
type coding uint8

const (
	plain  coding = iota
	deltas        // with a sign, each from the one before
)

// numbers appends a list.
func numbers(to []int64, bytes []byte, as coding) ([]int64, error) {
	last := int64(0)
	for len(bytes) > 0 {
		value, n := protowire.ConsumeVarint(bytes)
		if n < 0 {
			return to, protowire.ParseError(n)
		}
		bytes = bytes[n:]
		if as == plain {
			to = append(to, int64(value))
			continue
		}
		last += protowire.DecodeZigZag(value)
		to = append(to, last)
	}
	return to, nil
}
