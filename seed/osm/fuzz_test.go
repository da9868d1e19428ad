package osm_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"google.golang.org/protobuf/encoding/protowire"

	"nearby/seed/osm"
	"nearby/seed/table"
)

// FuzzPBF reads anything as a block of a PBF, unpacked: it ends, and gives rows that are
// whole.
func FuzzPBF(f *testing.F) {
	f.Add([]byte{})
	f.Add(blockOfFour())
	f.Fuzz(func(t *testing.T, content []byte) {
		consume(t, append(block("OSMHeader", nil), block("OSMData", content)...))
	})
}

// FuzzOSM reads anything as OpenStreetMap data in XML or JSON.
func FuzzOSM(f *testing.F) {
	stops, err := os.ReadFile(filepath.Join("..", "testdata", "profiles", "stops.osm"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(stops)
	for _, content := range []string{
		`<osm><node id="1" lat="1" lon="2"><tag k="amenity" v="cafe"/><tag k="name" v="x"/></node></osm>`,
		`<osm><way id="1"><center lat="1" lon="2"/><nd ref="5"/><tag k="shop" v="bakery"/></way><remark>x</remark></osm>`,
		`<osm><way id="1"><nd ref="5" lat="1" lon="2"/></way><relation id="2"><member type="way" ref="1" role="outer"/><tag k="type" v="multipolygon"/><tag k="amenity" v="cafe"/></relation></osm>`,
		`{"elements":[{"type":"node","id":1,"lat":1,"lon":2,"tags":{"highway":"bus_stop","name":"x"}},{"type":"relation","id":2,"members":[{"type":"node","ref":1,"role":"stop"}],"tags":{"type":"route","route":"bus","ref":"1"}}]}`,
		`{"elements":[{"type":"way","id":1,"geometry":[{"lat":1,"lon":2},null],"tags":{"railway":"station"}}]}`,
	} {
		f.Add([]byte(content))
	}
	f.Fuzz(consume)
}

// consume reads data to their end, or to what is wrong with them.
func consume(t *testing.T, content []byte) {
	open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil }
	data, err := osm.Open(osm.Options{Survey: open, Rows: open, Start: content})
	if err != nil {
		return
	}
	defer data.Close()
	for {
		rec, err := data.Next()
		if errors.Is(err, io.EOF) || err != nil {
			return
		}
		whole(t, data, rec)
	}
}

// whole checks what package seed relies on.
func whole(t *testing.T, data *table.Table, rec table.Record) {
	t.Helper()
	if len(rec.Cells) != data.Width || rec.Cells[0] == "" {
		t.Fatalf("the row %q has not the %d columns", rec.Cells, data.Width)
	}
	for _, cell := range rec.Cells[1:3] {
		if _, err := strconv.ParseFloat(cell, 64); err != nil && cell != "" {
			t.Fatalf("%q is no number: %v", cell, err)
		}
	}
}

// blockOfFour is a block with two nodes, a way and a relation.
func blockOfFour() []byte {
	var texts []byte
	for _, s := range []string{"", "name", "x", "amenity", "cafe", "outer", "type", "multipolygon", "railway", "station"} {
		texts = field(texts, 1, s)
	}
	nodes := field(field(field(field(nil, 1, "\x02\x02"), 8, "\x02\x02"), 9, "\x04\x04"), 10, "\x01\x02\x08\x09\x00\x00")
	way := field(field(field([]byte{0x08, 2}, 2, "\x03"), 3, "\x04"), 8, "\x02\x02")
	relation := field(field([]byte{0x08, 3}, 2, "\x06\x03"), 3, "\x07\x04")
	relation = field(field(field(relation, 8, "\x05"), 9, "\x04"), 10, "\x01")
	content := field(nil, 1, string(texts))
	content = field(content, 2, string(field(nil, 2, string(nodes))))
	content = field(content, 2, string(field(nil, 3, string(way))))
	return field(content, 2, string(field(nil, 4, string(relation))))
}

func field(to []byte, number protowire.Number, s string) []byte {
	return protowire.AppendString(protowire.AppendTag(to, number, protowire.BytesType), s)
}

// block is one of a file, not compressed.
func block(kind string, content []byte) []byte {
	blob := field(nil, 1, string(content))
	header := protowire.AppendTag(field(nil, 1, kind), 3, protowire.VarintType)
	header = protowire.AppendVarint(header, uint64(len(blob)))
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(header))), header...), blob...)
}
