package picture

import (
	"math"

	"nearby/picture/theme"
)

// shape is a signed distance field: how far a point is from the outline, in
// pixels, negative inside. Such a field gives smooth edges and outlines, and
// tells how far there is nothing to do.
type shape struct {
	distance func(vec) float64
	centre   vec
	reach    float64 // nothing of the shape is farther from its centre
}

// without is s with a hole in it. Away from s the hole is not looked at, so
// there the distance may be too short, but never too long.
func (s shape) without(hole shape) shape {
	return shape{func(p vec) float64 {
		far := s.distance(p)
		if far < 1 {
			far = max(far, -hole.distance(p))
		}
		return far
	}, s.centre, s.reach}
}

func disc(centre vec, radius float64) shape {
	return shape{func(p vec) float64 { return p.from(centre) - radius }, centre, radius}
}

// circle is a line of the given width around a disc.
func circle(centre vec, radius, width float64) shape {
	return shape{func(p vec) float64 {
		return math.Abs(p.from(centre)-radius) - width/2
	}, centre, radius + width/2}
}

// line has round ends.
func line(from, to vec, width float64) shape {
	centre, along := from.plus(to).times(0.5), to.minus(from)
	whole := along.dot(along)
	return shape{func(p vec) float64 {
		step := p.minus(from)
		return step.from(along.times(share(step.dot(along), whole))) - width/2
	}, centre, (along.length() + width) / 2}
}

// share is part of a whole, as a number from 0 to 1; of nothing it is 0.
func share(part, whole float64) float64 {
	switch {
	case part <= 0:
		return 0
	case part >= whole:
		return 1
	default:
		return part / whole
	}
}

// polygon has corners rounded by a radius, and is larger than its points by that
// much. After the polygon of Inigo Quilez's "2D distance functions".
func polygon(round float64, points ...vec) shape {
	var centre vec
	for _, p := range points {
		centre = centre.plus(p.times(1 / float64(len(points))))
	}
	reach := 0.0
	for _, p := range points {
		reach = max(reach, p.from(centre)+round)
	}
	return shape{func(p vec) float64 { return polygonDistance(points, p) - round }, centre, reach}
}

// polygonDistance is the distance of p from the edges of a polygon, negative inside it.
func polygonDistance(points []vec, p vec) float64 {
	nearest, inside := math.Inf(1), false
	a := points[len(points)-1]
	for _, b := range points {
		edge, step := b.minus(a), p.minus(a)
		off := step.minus(edge.times(share(step.dot(edge), edge.dot(edge))))
		if squared := off.dot(off); squared < nearest {
			nearest = squared
		}
		if (a.y <= p.y) != (b.y <= p.y) && step.x < edge.x*step.y/edge.y {
			inside = !inside
		}
		a = b
	}
	if inside {
		return -math.Sqrt(nearest)
	}
	return math.Sqrt(nearest)
}

// regular is a polygon of equal sides about a centre, its first corner at an
// angle.
func regular(centre vec, corners int, radius, angle, round float64) shape {
	points := make([]vec, corners)
	for i := range points {
		turn := 2 * math.Pi * float64(i) / float64(corners)
		points[i] = centre.plus(heading(angle + turn).times(radius - round))
	}
	return polygon(round, points...)
}

// pinShape is the outline of a pin, about as large as a disc of the radius.
func pinShape(look theme.Look, centre vec, radius float64) shape {
	switch look % theme.Shapes {
	case 0:
		return disc(centre, radius)
	case 1:
		return regular(centre, 4, 1.16*radius, math.Pi/4, 0.22*radius)
	case 2:
		return regular(centre, 6, 1.06*radius, math.Pi/6, 0.18*radius)
	default:
		return regular(centre, 4, 1.2*radius, 0, 0.25*radius)
	}
}
