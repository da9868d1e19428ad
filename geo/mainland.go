package geo

import (
	_ "embed"
	"fmt"
	"strings"
)

// mainlandBox holds the outline, so that most of the world is rejected at once.
var mainlandBox = box{south: 15.6, north: 53.7, west: 73.2, east: 134.9}

//go:embed mainland.csv
var mainlandVertices string

// mainland is the outline of mainland China; mainland.csv says where it comes from.
var mainland = parseOutline(mainlandVertices)

// parseOutline reads a vertex a line, latitude first. It panics on a line that is none.
func parseOutline(lines string) (outline polygon) {
	for line := range strings.Lines(lines) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var p WGS84
		if _, err := fmt.Sscanf(line, "%f,%f", &p.Lat, &p.Lng); err != nil {
			panic(fmt.Sprintf("geo: vertex %q: %v", line, err))
		}
		outline = append(outline, p)
	}
	return outline
}
