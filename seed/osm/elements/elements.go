// Package elements reads the nodes, ways and relations of OpenStreetMap data one after
// the other, whichever way they are written: PBF (.osm.pbf), XML (.osm) and JSON (the
// answers of Overpass and of the API).
//
// It holds one block of a PBF or one element of anything else at a time. It does not know
// what tags mean and puts nothing together: a way has the ids of its nodes. Histories and
// changes are refused, with the command that makes data of them.
package elements

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"regexp"
	"strconv"
)

// Kind is what an element is.
type Kind uint8

// The kinds of elements.
const (
	Node Kind = iota
	Way
	Relation
)

// String is the kind as data write it: node, way, relation.
func (k Kind) String() string { return [...]string{"node", "way", "relation"}[k] }

// kindOf reads what String writes.
func kindOf(name string) (Kind, bool) {
	for k := Node; k <= Relation; k++ {
		if k.String() == name {
			return k, true
		}
	}
	return 0, false
}

// Kinds is a set of kinds.
type Kinds uint8

// All are all kinds.
const All Kinds = 1<<Node | 1<<Way | 1<<Relation

// Has tells whether a kind is in the set.
func (s Kinds) Has(k Kind) bool { return s&(1<<k) != 0 }

// Ref names an element. The zero value is node 0, which no data have.
type Ref int64

// NewRef is the reference to an element of a kind by its id, which is negative where an
// editor has not uploaded the element yet.
func NewRef(k Kind, id int64) Ref { return Ref(id<<2 | int64(k)) }

// Kind is what the element is.
func (r Ref) Kind() Kind { return Kind(r & 3) }

// ID is its number among those of its kind.
func (r Ref) ID() int64 { return int64(r) >> 2 }

// String is the name that other programs use as well: node/1, way/2, relation/3.
func (r Ref) String() string { return r.Kind().String() + "/" + strconv.FormatInt(r.ID(), 10) }

// Point is a place in degrees on WGS-84.
type Point struct{ Lat, Lng float64 }

// Tag is one of an element.
type Tag struct{ Key, Value string }

// Member is an element that a relation holds.
type Member struct {
	Ref    Ref
	Role   string
	Points []Point // of a node or way, where the data have them
}

// Element is one node, way or relation. Its slices and texts are valid until the next one.
type Element struct {
	Ref     Ref
	Tags    []Tag
	Points  []Point // of a node one; of a way those of its nodes, or its middle, where the data have them
	Nodes   []int64 // of a way
	Members []Member
	Number  int // of its line, from 1; in a PBF of the element itself
}

// Tag is the value of a key, or "".
func (e *Element) Tag(key string) string {
	for _, tag := range e.Tags {
		if tag.Key == key {
			return tag.Value
		}
	}
	return ""
}

// reset is the element without what it held.
func (e *Element) reset(ref Ref, number int) {
	*e = Element{Ref: ref, Number: number, Tags: e.Tags[:0], Points: e.Points[:0], Nodes: e.Nodes[:0], Members: e.Members[:0]}
}

// What the beginnings of the files look like.
var (
	pbfStart  = []byte("\x0a\x09OSMHeader") // behind the length of the header
	o5mStart  = []byte("\xff\xe0\x04o5")
	xmlStart  = regexp.MustCompile(`^(?s:\s*(<\?xml.*?\?>)?\s*(<!--.*?-->\s*)*<(osm|osmChange|osmAugmentedDiff)[\s>])`)
	jsonStart = regexp.MustCompile(`^\s*\{[^\[]*"elements"\s*:\s*\[\s*(\{\s*"(type"\s*:\s*"(node|way|relation|count|area)|id)"|\])`)
)

func isPBF(start []byte) bool { return len(start) > 4 && bytes.HasPrefix(start[4:], pbfStart) }

// Is tells OpenStreetMap data by their beginning.
func Is(start []byte) bool {
	const head = 4 << 10 // a declaration and what the generator says of itself
	start = bytes.TrimPrefix(start[:min(len(start), head)], []byte("\xEF\xBB\xBF"))
	return isPBF(start) || bytes.HasPrefix(start, o5mStart) || xmlStart.Match(start) || jsonStart.Match(start)
}

// Name is the format of data by their beginning, for people.
func Name(start []byte) string {
	switch {
	case isPBF(start):
		return "osm pbf"
	case xmlStart.Match(start):
		return "osm xml"
	default:
		return "osm json"
	}
}

// startSize is how many bytes tell the format.
const startSize = 64

// Read reads the elements of some kinds. The last one has an error if the rest cannot be
// read.
func Read(r io.Reader, kinds Kinds) iter.Seq2[*Element, error] {
	return func(yield func(*Element, error) bool) {
		err := read(r, kinds, func(e *Element) error {
			if !yield(e, nil) {
				return errStopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			yield(nil, err)
		}
	}
}

// errStopped says that nobody wants more.
var errStopped = errors.New("stopped")

// visit takes one element. It ends the reading with its error.
type visit func(*Element) error

func read(r io.Reader, kinds Kinds, give visit) error {
	start := make([]byte, startSize)
	n, err := io.ReadFull(r, start)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return err
	}
	start = bytes.TrimPrefix(start[:n], []byte("\xEF\xBB\xBF"))
	r = io.MultiReader(bytes.NewReader(start), r)
	switch trimmed := bytes.TrimLeft(start, " \t\r\n"); {
	case isPBF(start):
		return readPBF(r, kinds, give)
	case bytes.HasPrefix(start, o5mStart):
		return errors.New("this is an o5m file of OpenStreetMap: convert it (osmconvert FILE -o=out.osm.pbf)")
	case bytes.HasPrefix(trimmed, []byte("<")):
		return readXML(r, kinds, give)
	case bytes.HasPrefix(trimmed, []byte("{")):
		return readJSON(r, kinds, give)
	default:
		return errors.New("these are no OpenStreetMap data: they are neither PBF nor XML nor JSON")
	}
}

// Why data are refused that are more than, or not yet, a state of the map.
var (
	errHistory = errors.New("this is a history of OpenStreetMap, with every version of each place: " +
		"take one state of it (osmium time-filter FILE -o out.osm.pbf)")
	errChange = errors.New("these are changes to OpenStreetMap data (.osc), not the data: " +
		"apply them (osmium apply-changes DATA.osm.pbf FILE -o out.osm.pbf) and load what comes out")
)
