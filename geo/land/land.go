// Package land tells about where a point is on the earth: on land or at sea, and in
// which country. It knows cells of a tenth of a degree (11 km from north to south),
// made of Natural Earth's outlines at 1:10m, which are in the public domain; the
// borders are those that are held, whoever claims what.
//
// So it can judge a file, by most of its places, and never one place: of points within
// 5 km of a coast some 5 % count as sea, and near a border both countries are named.
package land

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"io"
	"math"
	"slices"
	"sync"

	"nearby/geo"
)

//go:generate go run ./generate package/countries-10m.json grid.flate

// gridFile is what ./generate has made: the codes of the countries and the runs of
// equal cells, row by row from the north-west corner.
//
//go:embed grid.flate
var gridFile []byte

const (
	rows, columns = 1800, 3600
	perDegree     = 10
)

// grid is the unpacked file: for each row, where its runs end and what they are.
type grid struct {
	codes []string
	ends  []int32 // the cell behind a run
	runs  []byte  // the index of its code; 0 is the sea
}

// Countries are the ISO 3166-1 alpha-2 codes of the countries in the cell of p and the
// eight around it, each once, that of its own cell first; none at sea. Land that is of
// no country with a code is "??".
func Countries(p geo.WGS84) []string {
	var found []string
	row, column := int(math.Floor((90-p.Lat)*perDegree)), int(math.Floor((p.Lng+180)*perDegree))
	for _, r := range [...]int{row, row - 1, row + 1} {
		for _, c := range [...]int{column, column - 1, column + 1} {
			code := world().at(r, (c+columns)%columns)
			if code != "" && !slices.Contains(found, code) {
				found = append(found, code)
			}
		}
	}
	return found
}

// Cell is how wide a cell is, in degrees.
const Cell = 1.0 / perDegree

// Share is how much of what is around p is land, 0 to 1: between the middles of the four
// cells next to it, each counts by how near it is. A coast lies about where it is a half.
func Share(p geo.WGS84) float64 {
	y, x := (90-p.Lat)*perDegree-0.5, (p.Lng+180)*perDegree-0.5
	row, column := math.Floor(y), math.Floor(x)
	down, right := y-row, x-column
	sum := 0.0
	for _, c := range [...]struct{ down, right, weight float64 }{
		{0, 0, (1 - down) * (1 - right)},
		{0, 1, (1 - down) * right},
		{1, 0, down * (1 - right)},
		{1, 1, down * right},
	} {
		if world().at(int(row+c.down), (int(column+c.right)+columns)%columns) != "" {
			sum += c.weight
		}
	}
	return sum
}

// at is the code of a cell, "" at sea and beyond the poles.
func (g *grid) at(row, column int) string {
	if row < 0 || row >= rows {
		return ""
	}
	run, exact := slices.BinarySearch(g.ends, int32(row*columns+column))
	if exact {
		run++ // the cell behind that run
	}
	return g.codes[g.runs[run]]
}

// world unpacks the file once. It is part of the program, so a damaged one is a fault
// of the build.
var world = sync.OnceValue(func() *grid {
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(gridFile)))
	if err != nil {
		panic("land: grid.flate is damaged: " + err.Error())
	}
	g := &grid{codes: []string{""}}
	n := int(plain[0])
	for i := 1; i < n; i++ {
		g.codes = append(g.codes, string(plain[1+2*i:3+2*i]))
	}
	plain = plain[1+2*n:]
	for end := int32(0); len(plain) > 0; {
		length, size := binary.Uvarint(plain)
		end += int32(length)
		g.ends = append(g.ends, end)
		g.runs = append(g.runs, plain[size])
		plain = plain[size+1:]
	}
	return g
})
