package geo

// box is bounded by two parallels and two meridians, in degrees.
type box struct{ south, north, west, east float64 }

func (b box) contains(lat, lng float64) bool {
	return lat >= b.south && lat <= b.north && lng >= b.west && lng <= b.east
}

func (b box) grown(by float64) box {
	return box{b.south - by, b.north + by, b.west - by, b.east + by}
}

// polygon is a closed outline in degrees; the last vertex joins the first.
type polygon []WGS84

// contains casts a ray to the east and counts the edges it crosses. Edges are
// straight in degrees, which is how the outline was drawn.
func (g polygon) contains(p WGS84) bool {
	inside := false
	a := g[len(g)-1]
	for _, b := range g {
		if (a.Lat > p.Lat) != (b.Lat > p.Lat) &&
			p.Lng < a.Lng+(p.Lat-a.Lat)/(b.Lat-a.Lat)*(b.Lng-a.Lng) {
			inside = !inside
		}
		a = b
	}
	return inside
}
