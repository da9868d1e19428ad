package grid

import "nearby/geo"

const (
	// mostPlaces is how many places a cell may hold. A square with more is left to the
	// database: see [Overfull].
	mostPlaces = 5000
	// crowded is how many a cell may hold where there are smaller ones: of a crowded
	// square only those are kept that somebody is near.
	crowded = 1000
)

// Point is where a place is.
type Point struct {
	ID   int64
	At   geo.WGS84
	Name uint64 // a hash of its name, where those of one name count once; else 0
}

// Cell has every place of one category in one square. It does not change and may
// be used by many at once.
type Cell struct {
	places   []located
	names    []uint64 // of the places; nil where every place counts
	overfull bool
}

// located is a place and where it is.
type located struct {
	id int64
	at geo.WGS84
}

// New makes the cell of a key of the places in its square.
func New(key Key, spots []Point, byName bool) *Cell {
	if len(spots) > mostPlaces || key.divided() && len(spots) > crowded {
		return Overfull()
	}
	c := &Cell{places: make([]located, len(spots))}
	for i, s := range spots {
		c.places[i] = located{s.ID, s.At}
	}
	if byName {
		c.names = make([]uint64, len(spots))
		for i, s := range spots {
			c.names[i] = s.Name
		}
	}
	return c
}

// Overfull is a cell that only knows that its square has too many places to keep: the
// smaller ones in it are to be asked, if there are any.
func Overfull() *Cell { return &Cell{overfull: true} }

// Bytes is how much memory the cell takes, about.
func (c *Cell) Bytes() int {
	const fixed = 200 // the cell itself and its entry wherever it is kept
	return fixed + 24*cap(c.places) + 8*cap(c.names)
}
