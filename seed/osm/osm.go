// Package osm makes a table of OpenStreetMap data: of the nodes, ways and areas that are
// places by their tags, with the lines of stops from the relations of routes. The parts
// of a stop (its platforms, where vehicles stop) are one row, and its entrances are named
// after it.
//
// The data are read four times, so that only what belongs together is held: relations,
// ways, nodes, and at last all of it for the rows. It does not know which categories
// there are: every place is a row, and package seed skips what nobody asked for.
package osm

import (
	"errors"
	"io"
	"iter"

	"nearby/geo"
	"nearby/seed/osm/elements"
	"nearby/seed/table"
	"nearby/seed/text"
)

// Is tells OpenStreetMap data, of which a beginning is given, from anything else.
func Is(start []byte) bool { return elements.Is(start) }

// Options say how data are read.
type Options struct {
	// Survey gives the data, from their beginning, each time that they are looked
	// through, and Rows the last time.
	Survey, Rows func() (io.ReadCloser, error)
	Start        []byte // their beginning
	NoEntrances  bool   // leave the ways into stations out
}

// Open looks through the data and begins to read the rows. Call [table.Table.Close] at
// the end.
func Open(o Options) (*table.Table, error) {
	s := &survey{open: o.Survey, noEntrances: o.NoEntrances}
	if err := s.run(); err != nil {
		return nil, err
	}
	if s.elements == 0 {
		return nil, errors.New("the OpenStreetMap data hold no node, way or relation")
	}
	file, err := o.Rows()
	if err != nil {
		return nil, err
	}
	r := &rows{survey: s}
	r.next, r.stop = iter.Pull2(elements.Read(file, elements.All))
	t := &table.Table{
		Text: text.Reader{Encoding: text.UTF8, Why: "OpenStreetMap data always are"}, Format: elements.Name(o.Start), Delimiter: ',',
		Header: header(), Rows: r, Everything: true,
		Columns: map[string]string{"location": "", "lat": latColumn, "lng": lngColumn},
		Datum:   geo.DatumWGS84, DatumWhy: "OpenStreetMap is on WGS-84",
		Closers: []io.Closer{r, file},
	}
	t.Width, r.result = len(t.Header), t
	return t, nil
}
