package main

import (
	"fmt"
	"os"
	"time"
)

// table is a run: what is open, and the rows so far.
type table struct {
	settings
	servers []*server
	answers int // checked, all of them right
	rows    []row
}

// settings say how much to measure.
type settings struct {
	program  string // the binary under test
	database string // a postgres:// URL of a role that may create databases
	prefix   string // of the names of databases
	folder   string // for logs
	cells    string // NEARBY_CELLS of a server with cells
	places   int
	small    int // places of the small database
	large    int // of the large one, a multiple of places; 0 = there is none
	rate     int // messages a second of the open loop
	rows     int // loaded to compare seed with psql
	points   int // that people ask from
	rounds   int
	seconds  time.Duration
	workers  []int // tried; the best counts
}

// The first world is that of nearby bench when nothing else is said.
const (
	seedOfWorld = 1
	cities      = 200
)

// say tells on standard error what goes on: a whole run takes minutes.
func say(format string, args ...any) { fmt.Fprintf(os.Stderr, "table: "+format+"\n", args...) }
