package table

import (
	"fmt"
	"strings"

	"nearby/seed/fault"
)

// What stands above a header.
const (
	MaxTitles   = 10 // rows
	FewestCells = 3  // that a header fills: a name and two coordinates
)

// Titles is how many of the first n rows of a file stand above its header: rows of one or
// two values before one that has more, and has as many cells as the one below it. at is a
// row and the one below it.
func Titles(n int, at func(i int) (row, below []string)) int {
	for i := range min(n-1, MaxTitles+1) {
		switch row, below := at(i); {
		case Filled(row) < FewestCells:
		case Filled(below) > 1 && len(row) == len(below):
			return i
		default:
			return 0
		}
	}
	return 0
}

// Filled is how many cells of a row hold something.
func Filled(row []string) (n int) {
	for _, cell := range row {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}

// LeftOut is the warning that rows above a header were taken for titles.
func LeftOut(rows int, first string) fault.Warning {
	lines := "1 line above the header is"
	if rows > 1 {
		lines = fmt.Sprintf("%d lines above the header are", rows)
	}
	return fault.Warning{Code: "title", Rows: int64(rows), Text: lines + " left out: " + fault.Brief(strings.TrimSpace(first))}
}
