package geo

// Metres is a distance on the ground.
type Metres float64

// Degrees is a direction, clockwise from true north, in [0, 360).
type Degrees float64
