package elements_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/encoding/protowire"

	"nearby/seed/osm/elements"
)

// read gives copies of all elements, and the error.
func read(content []byte) (all []elements.Element, err error) {
	for e, err := range elements.Read(bytes.NewReader(content), elements.All) {
		if err != nil {
			return all, err
		}
		c := *e
		c.Tags, c.Points = append([]elements.Tag(nil), e.Tags...), append([]elements.Point(nil), e.Points...)
		c.Nodes, c.Members = append([]int64(nil), e.Nodes...), append([]elements.Member(nil), e.Members...)
		all = append(all, c)
	}
	return all, nil
}

// The same elements come out of all three ways to write them.
func TestWhatIsWrittenInThreeWays(t *testing.T) {
	t.Parallel()
	const (
		inXML = `<?xml version="1.0"?><!-- x --><osm version="0.6"><note>x</note>
<node id="1" lat="31.5" lon="121.5"><tag k="name" v="a &amp; b"/></node>
<way id="2"><nd ref="1"/><nd ref="3"/><tag k="amenity" v="cafe"/></way>
<relation id="4"><member type="way" ref="2" role="outer"/></relation></osm>`
		inJSON = `{"version":0.6,"generator":"Overpass API","elements":[
{"type":"node","id":1,"lat":31.5,"lon":121.5,"tags":{"name":"a & b"}},
{"type":"way","id":2,"nodes":[1,3],"tags":{"amenity":"cafe"}},{"type":"count","id":0,"tags":{}},
{"type":"relation","id":4,"members":[{"type":"way","ref":2,"role":"outer"}]}]}`
	)
	want := []elements.Element{
		{Ref: elements.NewRef(elements.Node, 1), Points: []elements.Point{{Lat: 31.5, Lng: 121.5}}, Tags: []elements.Tag{{Key: "name", Value: "a & b"}}},
		{Ref: elements.NewRef(elements.Way, 2), Nodes: []int64{1, 3}, Tags: []elements.Tag{{Key: "amenity", Value: "cafe"}}},
		{Ref: elements.NewRef(elements.Relation, 4), Members: []elements.Member{{Ref: elements.NewRef(elements.Way, 2), Role: "outer"}}},
	}
	for name, content := range map[string][]byte{
		"xml": []byte(inXML), "json": []byte(inJSON), "dense": pbf(true), "nodes one by one": pbf(false),
	} {
		if !elements.Is(content) {
			t.Errorf("%s is not known", name)
		}
		got, err := read(content)
		for i := range got {
			got[i].Number = 0
		}
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Errorf("%s: %v\n%s", name, err, d)
		}
	}
}

// pbf are the elements of the test in a PBF, as the format's description has it.
func pbf(dense bool) []byte {
	var table []byte
	for _, s := range []string{"", "name", "a & b", "amenity", "cafe", "outer"} {
		table = text(table, 1, s)
	}
	const lat, lng = 315_000_000, 1_215_000_000
	var nodes []byte
	if dense {
		columns := text(nil, 1, string(packed(protowire.EncodeZigZag(1))))
		columns = text(columns, 8, string(packed(protowire.EncodeZigZag(lat))))
		columns = text(columns, 9, string(packed(protowire.EncodeZigZag(lng))))
		nodes = text(nil, 2, string(text(columns, 10, "\x01\x02\x00")))
	} else {
		one := number(nil, 1, protowire.EncodeZigZag(1))
		one = text(text(one, 2, "\x01"), 3, "\x02")
		nodes = text(nil, 1, string(number(number(one, 8, protowire.EncodeZigZag(lat)), 9, protowire.EncodeZigZag(lng))))
	}
	way := text(text(number(nil, 1, 2), 2, "\x03"), 3, "\x04")
	way = text(way, 8, string(packed(protowire.EncodeZigZag(1), protowire.EncodeZigZag(2))))
	relation := text(number(nil, 1, 4), 8, "\x05")
	relation = text(text(relation, 9, string(packed(protowire.EncodeZigZag(2)))), 10, "\x01")
	content := text(nil, 1, string(table))
	content = text(content, 2, string(nodes))
	content = text(content, 2, string(text(nil, 3, string(way))))
	content = text(content, 2, string(text(nil, 4, string(relation))))
	return append(block("OSMHeader", text(nil, 4, "DenseNodes")), block("OSMData", content)...)
}

func text(to []byte, field protowire.Number, s string) []byte {
	return protowire.AppendString(protowire.AppendTag(to, field, protowire.BytesType), s)
}

func number(to []byte, field protowire.Number, v uint64) []byte {
	return protowire.AppendVarint(protowire.AppendTag(to, field, protowire.VarintType), v)
}

func packed(values ...uint64) (all []byte) {
	for _, v := range values {
		all = protowire.AppendVarint(all, v)
	}
	return all
}

// block is one of a PBF.
func block(kind string, content []byte) []byte {
	var deflated bytes.Buffer
	w := zlib.NewWriter(&deflated)
	_, _ = w.Write(content) // into memory
	_ = w.Close()
	return blockOf(kind, text(number(nil, 2, uint64(len(content))), 3, deflated.String()))
}

func blockOf(kind string, blob []byte) []byte {
	header := number(text(nil, 1, kind), 3, uint64(len(blob)))
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(header))), header...), blob...)
}

func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	whole := pbf(true)
	header := block("OSMHeader", nil)
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	for name, test := range map[string]struct {
		content []byte
		want    string
	}{
		"cut in a block":            {whole[:len(whole)-5], "cut"},
		"cut in a length":           {append(whole, 0, 0), "cut"},
		"a block that is too large": {join(header, []byte{0, 0, 0, 5, 0x18, 0xff, 0xff, 0xff, 0x7f}), "more than"},
		"a history":                 {block("OSMHeader", text(nil, 4, "HistoricalInformation")), "time-filter"},
		"a feature nobody knows":    {block("OSMHeader", text(nil, 4, "Sort.Other")), "Sort.Other"},
		"zstd":                      {join(header, blockOf("OSMData", text(nil, 7, "x"))), "zstd"},
		"no zlib":                   {join(header, blockOf("OSMData", text(nil, 3, "xxxxxxxxx"))), "damaged"},
		"a text that is not there":  {join(header, block("OSMData", text(nil, 2, string(text(nil, 2, string(text(text(text(text(nil, 1, "\x02"), 8, "\x02"), 9, "\x02"), 10, "\x07\x07\x00"))))))), "list of texts"},
		"columns of other lengths":  {join(header, block("OSMData", text(nil, 2, string(text(nil, 2, string(text(nil, 1, "\x02"))))))), "differ"},
		"o5m":                       {[]byte("\xff\xe0\x04o5m2"), "osmconvert"},
		"changes":                   {[]byte(`<osmChange version="0.6"><modify/></osmChange>`), "apply-changes"},
		"augmented changes":         {[]byte(`<osm><action type="modify"><old/></action></osm>`), "apply-changes"},
		"a history in XML":          {[]byte(`<osm><node id="1" visible="false" version="2"/></osm>`), "time-filter"},
		"other XML":                 {[]byte(`<rss/>`), "<rss>"},
		"XML that was cut":          {[]byte(`<osm><node id="1" lat="1" lon="1"/>`), "cut"},
		"XML that was cut in a tag": {[]byte(`<osm><node id="1" lat="1`), "cut"},
		"no XML":                    {[]byte(`<osm><node id="1" <</osm>`), "no XML"},
		"no id":                     {[]byte(`<osm><node id="x"/></osm>`), "no id"},
		"an answer that is not whole": {
			[]byte(`<osm><remark> runtime error: Query timed out in "query" at line 3 </remark></osm>`), "timed out",
		},
		"a JSON answer that is not whole": {[]byte(`{"elements":[],"remark":"runtime error: Query ran out of memory"}`), "out of memory"},
		"JSON that was cut":               {[]byte(`{"elements":[{"type":"node"`), "cut"},
		"anything":                        {[]byte("name,lat,lng\n"), "no OpenStreetMap data"},
		"nothing":                         {nil, "no OpenStreetMap data"},
	} {
		if _, err := read(test.content); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", name, err, test.want)
		}
	}
}

// Overpass adds to ways where they are: out center, out geom.
func TestMiddlesAndCorners(t *testing.T) {
	t.Parallel()
	for content, want := range map[string][]elements.Point{
		`{"elements":[{"type":"way","id":1,"center":{"lat":1,"lon":2},"nodes":[5],"tags":{}}]}`:                       {{Lat: 1, Lng: 2}},
		`{"elements":[{"type":"way","id":1,"bounds":{"minlat":1,"minlon":2,"maxlat":3,"maxlon":4},"nodes":[5]}]}`:     {{Lat: 2, Lng: 3}},
		`{"elements":[{"type":"way","id":1,"nodes":[5,6],"geometry":[{"lat":1,"lon":2},null,{"lat":3,"lon":4}]}]}`:    {{Lat: 1, Lng: 2}, {Lat: 3, Lng: 4}},
		`<osm><way id="1"><center lat="1" lon="2"/><nd ref="5"/></way></osm>`:                                         {{Lat: 1, Lng: 2}},
		`<osm><way id="1"><bounds minlat="1"/><nd ref="5" lat="1" lon="2"/><nd ref="6" lat="3" lon="4"/></way></osm>`: {{Lat: 1, Lng: 2}, {Lat: 3, Lng: 4}},
	} {
		got, err := read([]byte(content))
		if err != nil || len(got) != 1 || !cmp.Equal(got[0].Points, want) {
			t.Errorf("%s: got %v, %v, want %v", content, got, err, want)
		}
	}
}
