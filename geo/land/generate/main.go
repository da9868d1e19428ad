// Command generate makes grid.flate of package land from Natural Earth's outlines at
// 1:10m as TopoJSON (npm package world-atlas 2.0.2, file countries-10m.json):
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	go run ./geo/land/generate package/countries-10m.json geo/land/grid.flate
//
// It is not part of the program.
package main

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"

	"golang.org/x/text/language"
)

// The grid has a cell for each tenth of a degree, from the north-west corner.
const (
	rows, columns = 1800, 3600
	perDegree     = 10
)

// topology is what is used of a TopoJSON file.
type topology struct {
	Objects struct {
		Countries struct{ Geometries []geometry }
	}
	Arcs      [][][2]float64
	Transform struct{ Scale, Translate [2]float64 }
}

type geometry struct {
	Type       string
	ID         string // ISO 3166-1 numeric
	Properties struct{ Name string }
	Arcs       json.RawMessage
}

// unnumbered are the countries without a number whose code is in use all the same.
var unnumbered = map[string]string{"Somaliland": "SO", "Kosovo": "XK", "N. Cyprus": "CY"}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: generate countries-10m.json grid.flate")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	raw, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(raw, &t); err != nil {
		return err
	}
	t.decode()
	codes := []string{"  "} // the sea
	grid := make([]byte, rows*columns)
	for _, g := range t.Objects.Countries.Geometries {
		polygons, err := t.polygons(g)
		if err != nil {
			return err
		}
		i := slices.Index(codes, g.code())
		if i < 0 {
			i = len(codes)
			codes = append(codes, g.code())
		}
		for _, p := range polygons {
			fill(grid, p, byte(i))
		}
	}
	return os.WriteFile(to, packed(codes, grid), 0o644)
}

// code is the alpha-2 code of a country; "??" for land of no country with one.
func (g geometry) code() string {
	n, err := strconv.Atoi(g.ID)
	if err != nil {
		return cmp.Or(unnumbered[g.Properties.Name], "??")
	}
	region, err := language.EncodeM49(n)
	if err != nil || len(region.String()) != 2 {
		return "??"
	}
	return region.String()
}

// decode turns the steps of the arcs into degrees.
func (t *topology) decode() {
	for _, arc := range t.Arcs {
		var x, y float64
		for i, step := range arc {
			x, y = x+step[0], y+step[1]
			arc[i] = [2]float64{
				x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1],
			}
		}
	}
}

// polygons are those of a geometry, each a list of rings.
func (t *topology) polygons(g geometry) ([][][][2]float64, error) {
	var arcs [][][]int
	var err error
	if g.Type == "Polygon" {
		arcs = make([][][]int, 1)
		err = json.Unmarshal(g.Arcs, &arcs[0])
	} else {
		err = json.Unmarshal(g.Arcs, &arcs)
	}
	var polygons [][][][2]float64
	for _, polygon := range arcs {
		var rings [][][2]float64
		for _, ring := range polygon {
			rings = append(rings, t.ring(ring))
		}
		polygons = append(polygons, rings)
	}
	return polygons, err
}

// ring joins arcs; ^i is arc i backwards.
func (t *topology) ring(arcs []int) [][2]float64 {
	var ring [][2]float64
	for _, i := range arcs {
		if i >= 0 {
			ring = append(ring, t.Arcs[i]...)
			continue
		}
		back := slices.Clone(t.Arcs[^i])
		slices.Reverse(back)
		ring = append(ring, back...)
	}
	return ring
}

// fill marks the cells whose centre is in a polygon. An island too small for that
// marks the cell of its first corner.
func fill(grid []byte, rings [][][2]float64, country byte) {
	filled := false
	for row := range rows {
		var crossings []float64
		lat := 90 - (float64(row)+0.5)/perDegree
		for _, ring := range rings {
			for i := range ring {
				a, b := ring[i], ring[(i+1)%len(ring)]
				if (a[1] > lat) != (b[1] > lat) {
					crossings = append(crossings, a[0]+(lat-a[1])/(b[1]-a[1])*(b[0]-a[0]))
				}
			}
		}
		slices.Sort(crossings)
		for i := 0; i+1 < len(crossings); i += 2 {
			first := int(math.Ceil((crossings[i]+180)*perDegree - 0.5))
			last := int(math.Floor((crossings[i+1]+180)*perDegree - 0.5))
			for column := max(first, 0); column <= min(last, columns-1); column++ {
				grid[row*columns+column] = country
				filled = true
			}
		}
	}
	if !filled {
		corner := rings[0][0]
		row, column := int((90-corner[1])*perDegree), int((corner[0]+180)*perDegree)
		grid[min(row, rows-1)*columns+min(column, columns-1)] = country
	}
}

// packed is the number of codes, the codes, and the runs of equal cells, each a
// length and the index of a code, compressed.
func packed(codes []string, grid []byte) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression) // the level is valid
	plain := []byte{byte(len(codes))}
	for _, code := range codes {
		plain = append(plain, code...)
	}
	for i := 0; i < len(grid); {
		n := 1
		for i+n < len(grid) && grid[i+n] == grid[i] {
			n++
		}
		plain = append(binary.AppendUvarint(plain, uint64(n)), grid[i])
		i += n
	}
	_, _ = w.Write(plain) // to memory
	_ = w.Close()
	return b.Bytes()
}
