package elements

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"nearby/seed/jsontext"
)

// readJSON reads the elements of an answer in JSON
// (wiki.openstreetmap.org/wiki/OSM_JSON), of Overpass or of the API.
func readJSON(r io.Reader, kinds Kinds, give visit) error {
	text := jsontext.NewReader(r)
	a := &answer{kinds: kinds, give: give, text: text, decoder: json.NewDecoder(text)}
	err := a.members()
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return text.Explain(err, a.decoder.InputOffset())
}

type answer struct {
	kinds   Kinds
	give    visit
	text    *jsontext.Reader
	decoder *json.Decoder
	e       Element
}

// members goes through those of the answer.
func (a *answer) members() error {
	if _, err := a.decoder.Token(); err != nil { // the brace
		return err
	}
	for a.decoder.More() {
		key, err := a.decoder.Token()
		if err != nil {
			return err
		}
		switch key {
		case "elements":
			err = a.list()
		case "remark":
			err = a.remark()
		default:
			var other json.RawMessage
			err = a.decoder.Decode(&other)
		}
		if err != nil {
			return err
		}
		a.text.Renew()
	}
	_, err := a.decoder.Token()
	return err
}

func (a *answer) remark() error {
	var remark string
	if err := a.decoder.Decode(&remark); err != nil {
		return err
	}
	return incomplete(remark)
}

// list goes through the elements.
func (a *answer) list() error {
	if open, err := a.decoder.Token(); err != nil || open != json.Delim('[') {
		return errors.Join(err, errors.New("elements is not a list"))
	}
	for a.decoder.More() {
		var o object
		if err := a.decoder.Decode(&o); err != nil {
			return err
		}
		a.text.Renew()
		kind, known := kindOf(o.Type)
		if !known || !a.kinds.Has(kind) {
			continue
		}
		if o.Visible != nil && !*o.Visible {
			return errHistory
		}
		if o.ID < -1<<60 || o.ID >= 1<<60 {
			return fmt.Errorf("%s %d: no id is so large", kind, o.ID)
		}
		a.fill(o, kind)
		if err := a.give(&a.e); err != nil {
			return err
		}
	}
	_, err := a.decoder.Token() // the list's end
	return err
}

// object is an element as it stands in the answer.
type object struct {
	Type    string
	ID      int64
	Visible *bool
	position
	Center   *position
	Geometry []*position // of a way; null for a corner outside of the box that was asked for
	Bounds   *struct{ MinLat, MinLon, MaxLat, MaxLon float64 }
	Tags     map[string]string
	Nodes    []int64
	Members  []struct {
		Type, Role string
		Ref        int64
		position
		Geometry []*position
	}
}

type position struct{ Lat, Lon *float64 }

// fill makes the element of an object.
func (a *answer) fill(o object, kind Kind) {
	e := &a.e
	e.reset(NewRef(kind, o.ID), a.text.LineAt(a.decoder.InputOffset()))
	for key, value := range o.Tags {
		e.Tags = append(e.Tags, Tag{key, value})
	}
	e.Nodes = append(e.Nodes, o.Nodes...)
	e.Points = appendPoints(e.Points, append(o.Geometry, &o.position)...)
	if o.Center != nil {
		e.Points = appendPoints(e.Points[:0], o.Center)
	}
	for _, m := range o.Members {
		kind, known := kindOf(m.Type)
		if known {
			points := appendPoints(nil, append(m.Geometry, &m.position)...)
			e.Members = append(e.Members, Member{NewRef(kind, m.Ref), m.Role, points})
		}
	}
	if b := o.Bounds; b != nil && len(e.Points) == 0 && len(e.Members) == 0 {
		e.Points = append(e.Points, Point{(b.MinLat + b.MaxLat) / 2, (b.MinLon + b.MaxLon) / 2})
	}
}

// appendPoints adds those that are whole.
func appendPoints(to []Point, positions ...*position) []Point {
	for _, p := range positions {
		if p != nil && p.Lat != nil && p.Lon != nil {
			to = append(to, Point{*p.Lat, *p.Lon})
		}
	}
	return to
}
