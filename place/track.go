package place

import "nearby/geo"

// Track is where a line of metro, railway or tram runs.
type Track struct {
	Line string // its name, as the lines of a place have it
	Path geo.Path
}
