package picture

import "math"

// How pins that share a spot are arranged.
const (
	pair      = 2  // so many stand side by side
	oneRing   = 12 // so many stand in one ring
	firstRing = 8  // of more than that
)

// pitch is from one pin to the next: its width and the gap.
func (s *scene) pitch() float64 { return 2*s.radius + pinGap*s.point }

// arrangeClusters puts the pins that share a spot around it, clockwise from the top.
func (s *scene) arrangeClusters() {
	taken := make([]bool, len(s.pins))
	for i := range s.pins {
		if cluster := s.cluster(i, taken); len(cluster) > pair {
			s.arrange(cluster, s.pins[i].spot)
		}
	}
}

// cluster is the pins from the first on that share its spot and are not taken yet.
// To share a spot is to be off it by less than half a radius.
func (s *scene) cluster(first int, taken []bool) []int {
	var cluster []int
	for i := first; i < len(s.pins) && !s.pins[first].beyond; i++ {
		near := s.pins[i].spot.from(s.pins[first].spot) < s.radius/2
		if near && !taken[i] && !s.pins[i].beyond {
			cluster, taken[i] = append(cluster, i), true
		}
	}
	return cluster
}

// arrange puts a cluster in one ring, or a large one in as many as it takes.
func (s *scene) arrange(cluster []int, around vec) {
	width, inRing := s.pitch(), len(cluster)
	if inRing > oneRing {
		inRing = firstRing
	}
	far := width / 2 / math.Sin(math.Pi/float64(inRing))
	for len(cluster) > 0 {
		inRing = min(len(cluster), int(math.Pi/math.Asin(width/2/far)+0.01))
		for i, pin := range cluster[:inRing] {
			turn := float64(i)/float64(inRing) - 0.25 // of a full one
			s.pins[pin].at = around.plus(heading(2 * math.Pi * turn).times(far))
		}
		cluster, far = cluster[inRing:], far+width
	}
}
